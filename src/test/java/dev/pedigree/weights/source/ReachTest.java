package dev.pedigree.weights.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  private static final URI HUB = URI.create("https://1.1.1.1/org/model");
  private static final URI LOCAL = URI.create("http://127.0.0.1:8080/org/model");

  @Test
  void aPublicHostMayPointToAnother() {
    assertTrue(Reach.allows(HUB, URI.create("https://8.8.8.8/file")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://10.1.2.3/",
        "https://100.64.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/",
        "https://2130706433/",
        "https://[::1]/",
        "https://[fd00::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::10.0.0.1]/",
        "https://no-such-host.invalid/"
      })
  void aPublicHostMayNotPointIntoANetworkOfItsReader(String to) {
    assertEquals(Optional.of(Reach.Refusal.PRIVATE), Reach.refusal(HUB, HUB, URI.create(to)));
  }

  @Test
  void aHubInTheNetworkOfItsReaderMayPointThereAndOutside() {
    assertTrue(Reach.allows(LOCAL, URI.create("http://localhost:9090/file")));
    assertTrue(Reach.allows(LOCAL, URI.create("https://8.8.8.8/file")));
  }

  @Test
  void aHostMayPointToItselfWhetherItsNameIsKnownOrNot() {
    URI unknown = URI.create("https://no-such-host.invalid/a");
    assertTrue(Reach.allows(unknown, URI.create("https://NO-SUCH-HOST.invalid/b")));
  }

  @Test
  void aHostThatIsNotKnownIsNotTakenForOneOfTheReader() {
    assertFalse(
        Reach.allows(
            URI.create("https://no-such-host.invalid/a"), URI.create("https://127.0.0.1/")));
  }

  @Test
  void onlyWebAddressesWithAHostAreAsked() {
    for (String to :
        new String[] {"file:///etc/passwd", "ftp://8.8.8.8/", "https:/path", "data:,x"}) {
      assertEquals(Optional.of(Reach.Refusal.SCHEME), Reach.refusal(HUB, HUB, URI.create(to)), to);
    }
  }

  @Test
  void nothingGoesBackFromHttpsToHttp() {
    URI plain = URI.create("http://1.1.1.1/org/model");
    URI other = URI.create("http://8.8.8.8/");
    assertFalse(Reach.allows(HUB, other));
    assertTrue(Reach.allows(plain, other));
    assertEquals(
        Optional.of(Reach.Refusal.DOWNGRADE),
        Reach.refusal(plain, URI.create("https://9.9.9.9/"), other));
  }
}
