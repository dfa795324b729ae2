package dev.pedigree.site.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.diagnostics.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SearchFilesTest {
  @Test
  void aKeyNamesItsDocumentsAndHowMuchTheirPlacesSay() {
    SortedMap<String, byte[]> files =
        files(
            List.of(
                document("term", "Router", List.of(), "Picks experts."),
                document("term", "Expert", List.of("Picks"), "")));

    assertEquals(
        """
        pedigreeSearch.keys(0,["=expert 2I\\n=picks 2F\\n=router 1I\\nexpert 2I\\nexperts 1B\\npicks 1B1F\\nrouter 1I\\n"]);
        """,
        text(files, "assets/search/keys-0.js"));
    assertEquals(
        "pedigreeSearch.index(0,[2,24,[\"=expert\"],0,0]);\n",
        text(files, "assets/search/index.js"));
    assertEquals(
        """
        pedigreeSearch.pages(0,[["term","Router","","../made/Router/index.html"],["term","Expert","","../made/Expert/index.html"]]);
        """,
        text(files, "en/search/pages-0.js"));
  }

  @Test
  void aPageIsFoundInBothScripts() {
    String keys =
        text(files(List.of(document("term", "权重", List.of(), ""))), "assets/search/keys-0.js");

    assertTrue(keys.contains("\\n权重 1I"), keys);
    assertTrue(keys.contains("\\n權重 1I"), keys);
  }

  @Test
  void aComparisonIsNotCalledByTheNameOfOneOfItsModels() {
    String keys =
        text(files(List.of(document("diff", "Router", List.of(), ""))), "assets/search/keys-0.js");

    assertTrue(keys.contains("router 1F"), keys);
    assertTrue(!keys.contains("=router"), keys);
  }

  @Test
  void ofAKeyThatVeryManyPagesHaveTheOnesThatSayMostAreKeptWithTheNumberOfAll() {
    List<SearchDocument> documents = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      boolean called = i == 650;
      documents.add(document("term", called ? "Model" : "N" + i, List.of(), "A model."));
    }
    Postings postings = SearchIndex.of(documents).keys().get("model");

    assertEquals(700, postings.documents());
    assertTrue(postings.kept().length <= Postings.MOST_DOCUMENTS);
    assertEquals(650 << 4 | 9, postings.kept()[0]);
  }

  @Test
  void theIndexOfVeryManyFilesNamesThoseThatNameThem() {
    List<SearchDocument> documents = new ArrayList<>();
    for (int i = 100; i < 300; i++) {
      documents.add(document("term", "Word" + i, List.of(), ""));
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    SearchFiles.add(files::put, documents, 1);
    assertTrue(files.containsKey("assets/search/keys-1.js"));
    assertEquals(
        "pedigreeSearch.firsts(0,[\"" + first(files, 0) + "\"]);\n",
        text(files, "assets/search/firsts-0.js"));
    assertEquals(
        "pedigreeSearch.firsts(1,[\"" + first(files, 1) + "\"]);\n",
        text(files, "assets/search/firsts-1.js"));
    String index = text(files, "assets/search/index.js");
    assertTrue(
        index.startsWith(
            "pedigreeSearch.index(0,[200,24,[\"" + first(files, 0) + "\",\"" + first(files, 1)),
        index);
    assertTrue(index.endsWith("],0,0,1]);\n"), index);
  }

  /** The first key of a file. */
  private static String first(SortedMap<String, byte[]> files, int number) {
    String keys = text(files, "assets/search/keys-" + number + ".js");
    return keys.substring(keys.indexOf('"') + 1, keys.indexOf(' '));
  }

  private static SearchDocument document(
      String kind, String name, List<String> others, String text) {
    return new SearchDocument(
        kind,
        "made/" + name + "/",
        Text.same(name),
        Text.same(""),
        List.of(Text.same(name)),
        others.stream().map(Text::same).toList(),
        List.of(),
        List.of(),
        List.of(Text.same(text)));
  }

  private static SortedMap<String, byte[]> files(List<SearchDocument> documents) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    SearchFiles.add(files::put, documents);
    return files;
  }

  private static String text(SortedMap<String, byte[]> files, String path) {
    return new String(files.get(path), StandardCharsets.UTF_8);
  }
}
