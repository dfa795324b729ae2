package dev.pedigree.crawl.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pedigree.diagnostics.FindingException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubRewritesTest {
  private static final HubRewrites REWRITES =
      HubRewrites.parse(
          List.of("https://hub.example/lab/=/srv/lab", "https://hub.example=https://mirror/h/"));

  private static String instead(String url) {
    return REWRITES.instead(url).orElseThrow();
  }

  @Test
  void theFirstPrefixThatFitsIsReplaced() {
    assertEquals("/srv/lab/a", instead("https://hub.example/lab/a"));
    assertEquals("https://mirror/h/other/a", instead("https://hub.example/other/a"));
    assertEquals("https://mirror/h", instead("https://hub.example"));
  }

  @Test
  void aPrefixEndsWhereAPartOfThePathEnds() {
    assertEquals("https://mirror/h/laboratory", instead("https://hub.example/laboratory"));
    assertEquals(Optional.empty(), REWRITES.instead("https://hub.example.org/a"));
  }

  @Test
  void withoutRulesNothingIsReplaced() {
    assertEquals(Optional.empty(), HubRewrites.NONE.instead("https://hub.example/a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://hub.example", "=to", "from=", ""})
  void anOptionWithoutBothSidesIsRefused(String option) {
    FindingException refused =
        assertThrows(FindingException.class, () -> HubRewrites.parse(List.of(option)));
    assertEquals("crawl.hub-option", refused.finding().rule());
    assertEquals(option, refused.finding().args().get("option"));
  }
}
