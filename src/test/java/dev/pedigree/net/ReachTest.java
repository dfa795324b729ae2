package dev.pedigree.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.net.Reach.Refusal;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  private static final URI HUB = URI.create("https://1.1.1.1/org/model");
  private static final URI LOCAL = URI.create("http://127.0.0.1:8080/org/model");

  private static Optional<Refusal> from(URI start, String to) {
    return Reach.named(start).refusal(start, URI.create(to));
  }

  @Test
  void aPublicHostMayPointToAnother() {
    assertEquals(Optional.empty(), from(HUB, "https://8.8.8.8/file"));
    assertEquals(Optional.empty(), Reach.PUBLIC.refusal(HUB, URI.create("https://8.8.8.8/file")));
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
        "https://[fe80::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::10.0.0.1]/"
      })
  void nothingPublicMayPointIntoANetworkOfItsReader(String to) {
    assertEquals(Optional.of(Refusal.PRIVATE), from(HUB, to));
    assertEquals(Optional.of(Refusal.PRIVATE), Reach.PUBLIC.refusal(URI.create(to)));
  }

  @Test
  void aHubInTheNetworkOfItsReaderMayPointThereAndOutside() {
    assertEquals(Optional.empty(), from(LOCAL, "http://localhost:9090/file"));
    assertEquals(Optional.empty(), from(LOCAL, "https://8.8.8.8/file"));
  }

  @Test
  void anAddressOfTheCatalogueMayNotLeadIntoTheNetworkOfItsReaderByItsOwnName() {
    URI own = URI.create("https://localhost/org/model");
    assertEquals(Optional.of(Refusal.PRIVATE), Reach.PUBLIC.from(own).refusal(own, own));
    assertEquals(Optional.empty(), Reach.named(own).refusal(own, own));
  }

  @Test
  void aHostMayPointToItselfWhetherItsNameIsKnownOrNot() {
    URI unknown = URI.create("https://no-such-host.invalid/a");
    assertEquals(Optional.empty(), from(unknown, "https://NO-SUCH-HOST.invalid/b"));
  }

  @Test
  void aHostThatIsNotKnownIsNotTakenForOneOfTheReader() {
    assertEquals(Optional.of(Refusal.UNKNOWN), from(HUB, "https://no-such-host.invalid/"));
    assertEquals(
        Optional.of(Refusal.PRIVATE),
        from(URI.create("https://no-such-host.invalid/a"), "https://127.0.0.1/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://8.8.8.8/",
        "https://127.1/",
        "https:/path",
        "data:,x"
      })
  void onlyWebAddressesWithAHostAreAsked(String to) {
    assertEquals(Optional.of(Refusal.SCHEME), from(HUB, to));
    assertEquals(Optional.of(Refusal.SCHEME), Reach.PUBLIC.refusal(URI.create(to)));
  }

  @Test
  void nothingGoesBackFromHttpsToHttp() {
    URI plain = URI.create("http://1.1.1.1/org/model");
    URI other = URI.create("http://8.8.8.8/");
    assertEquals(Optional.of(Refusal.DOWNGRADE), Reach.named(HUB).refusal(HUB, other));
    assertEquals(Optional.empty(), Reach.named(plain).refusal(plain, other));
    assertEquals(
        Optional.of(Refusal.DOWNGRADE),
        Reach.named(plain).refusal(URI.create("https://9.9.9.9/"), other));
  }

  @Test
  void anAddressOfTheCatalogueIsAskedByHttpsOnly() {
    assertEquals(
        Optional.of(Refusal.DOWNGRADE), Reach.PUBLIC.refusal(URI.create("http://1.1.1.1/")));
  }
}
