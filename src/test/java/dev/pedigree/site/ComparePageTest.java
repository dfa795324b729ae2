package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.texts.TextHistory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ComparePageTest {
  private static final SortedMap<String, byte[]> FILES = SiteFixture.site();

  @Test
  void everyModelHasAScriptInEachLanguageBesideWhatAllShare() {
    assertEquals(
        List.of(
            "compare/made/llama.js",
            "compare/made/paper.js",
            "compare/made/yi.js",
            "compare/table.js"),
        FILES.keySet().stream()
            .filter(path -> path.matches("zh-hant/compare/.*\\.js"))
            .map(path -> path.substring("zh-hant/".length()))
            .toList());
  }

  @Test
  void aScriptThatIsAskedForAloneIsTheOneOfTheWholeSite() {
    SiteRenderer renderer =
        SiteRenderer.of(
            SiteFixture.atlas(),
            Changes.none(),
            TextHistory.none(),
            Optional.empty(),
            SiteFixture.TEMPLATES);
    for (String path : List.of("en/compare/made/yi.js", "zh-hans/compare/table.js")) {
      assertArrayEquals(FILES.get(path), renderer.file(path).orElseThrow());
    }
    assertEquals(Optional.empty(), renderer.file("en/compare/made/nobody.js"));
  }

  @Test
  void theWordsOfTheTableHaveOneOrder() throws JsonProcessingException {
    List<String> keys = new ArrayList<>();
    json("en/compare/table.js").path("words").fieldNames().forEachRemaining(keys::add);
    // Of the rooms by their names, whatever order a map of this run of Java has.
    assertTrue(keys.indexOf("distance.one") < keys.indexOf("weights.headers"), keys.toString());
    assertTrue(keys.indexOf("weights.headers") < keys.indexOf("diff.title"), keys.toString());
  }

  @Test
  void aModelBringsItsWordsAndItsClaims() throws JsonProcessingException {
    JsonNode yi = json("zh-hans/compare/made/yi.js");
    assertEquals("<a href=\"../models/made/yi/index.html\">Yi</a>", yi.path("link").asText());
    assertEquals(
        "../diff/made/llama/to/made/yi/index.html", yi.path("built").path("made/llama").asText());
    assertEquals("made/llama", yi.path("weights").path("claims").path(0).path("parent").asText());
    assertEquals("rebuilt", yi.path("weights").path("snapshot").asText());
    assertEquals("词元，不共享", yi.path("listing").path(0).path("words").asText());
  }

  @Test
  void addressesStandOnceAndNumbersInTheCells() throws JsonProcessingException {
    JsonNode llama = json("en/compare/made/llama.js");
    String all = llama.path("sizes").toString();
    assertTrue(all.contains("href=\\\"{1}\\\""), all);
    assertFalse(all.contains("https://"), all);
    assertTrue(llama.path("links").get(1).asText().startsWith("https://example.org/made/llama/"));
  }

  @Test
  void namesThatTryToBeMarkupAreEscapedInCells() throws JsonProcessingException {
    JsonNode paper = json("en/compare/made/paper.js");
    assertEquals(SiteFixture.HOSTILE, paper.path("name").asText());
    assertTrue(paper.path("link").asText().contains("&lt;script&gt;"), paper.path("link").asText());
  }

  /** What a script hands over. */
  private static JsonNode json(String path) throws JsonProcessingException {
    String script = new String(FILES.get(path), StandardCharsets.UTF_8);
    return new ObjectMapper()
        .readTree(script.substring(script.indexOf('(') + 1, script.lastIndexOf(')')));
  }
}
