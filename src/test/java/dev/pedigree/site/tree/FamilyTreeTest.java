package dev.pedigree.site.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.catalog.Relation.Layer;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Edge;
import dev.pedigree.site.language.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The pictures and the list of the family tree. */
class FamilyTreeTest {
  private static final TreeLinks LINKS =
      new TreeLinks() {
        @Override
        public String model(String id) {
          return "models/" + id;
        }

        @Override
        public String family(String id) {
          return "families/" + id;
        }

        @Override
        public String families() {
          return "families";
        }

        @Override
        public Optional<String> file(String family, Layer layer) {
          return Optional.empty();
        }

        @Override
        public Optional<String> diff(String a, String b) {
          return Optional.of("diff/" + a + "/to/" + b);
        }
      };

  /** The releases that the debate was about, with their real dates and names. */
  private static MadeUp debate() {
    return new MadeUp()
        .family("llama-1", "Meta", 10)
        .family("yi", "01.AI", 20)
        .model("m/llama-7b", "LLaMA-7B", "llama-1", "2023-02-24")
        .model("m/llama-13b", "LLaMA-13B", "llama-1", "2023-02-24")
        .model("yi/Yi-34B", "Yi-34B", "yi", "2023-11-02")
        .edge("m/llama-7b", "yi/Yi-34B", Relation.DESIGN, Edge.State.DECLARED, 1);
  }

  @Test
  void signsOfAThousandModelsNeverMeetAndNoLineHitsOne() {
    for (Language language : Language.values()) {
      String html = FamilyTreeSvg.of(MadeUp.thousand().atlas()).home(language, LINKS);
      for (org.jsoup.nodes.Element svg : Jsoup.parse(html).select("svg.t-main")) {
        Measured picture = new Measured(svg);
        assertTrue(picture.signs() > 40, picture.signs() + " signs");
        assertEquals(List.of(), picture.overlaps());
        assertEquals(List.of(), picture.outside());
        assertEquals(List.of(), picture.hits());
      }
    }
  }

  /** A family of six releases, one with a child, and another family. */
  private static Kin releases() {
    MadeUp made = new MadeUp().family("f", "Lab", 1).family("g", "Lab", 2);
    for (int i = 1; i <= 6; i++) {
      made.release("f/" + i, "F " + i + " 7B", "f", "F " + i, "2023-0" + i + "-01");
    }
    made.model("g/g", "G 7B", "g", "2024-01-01");
    made.edge("f/1", "g/g", Relation.DESIGN, Edge.State.DECLARED, 1);
    return new Kin(made.atlas());
  }

  @Test
  void foldingTakesOneReleaseAfterTheOtherAndTheLeastProminentFirst() {
    Kin kin = releases();
    List<Sign> all = new Signs(kin).releases(kin.models());
    TreeWords words = new TreeWords(Language.EN);
    assertEquals(7, all.size());
    assertEquals(
        List.of("F 1", "2 more", "F 4", "F 5", "F 6", "g"), names(Fold.of(kin, all, 6), words));
    assertEquals(List.of("F 1", "4 more", "F 6", "g"), names(Fold.of(kin, all, 4), words));
    assertEquals(List.of("F 1", "5 more", "g"), names(Fold.of(kin, all, 3), words));
  }

  @Test
  void whatHasNoRoomAtAllIsCountedAndNeverJoinedWithAnotherFamily() {
    Kin kin = releases();
    List<Sign> all = new Signs(kin).releases(kin.models());
    Fold fold = Fold.of(kin, all, 2);
    assertEquals(List.of("F 1", "5 more"), names(fold, new TreeWords(Language.EN)));
    assertEquals(1, fold.left());
  }

  @Test
  void releasesOfOneFamilyByTwoOrganisationsAreNeverJoined() {
    MadeUp made = new MadeUp().family("f", "Lab", 1);
    for (int i = 1; i <= 3; i++) {
      made.by("Lab").release("f/" + i, "F " + i, "f", "F " + i, "2023-0" + i + "-01");
      made.by("Other").release("o/" + i, "O " + i, "f", "O " + i, "2023-0" + i + "-02");
    }
    Kin kin = new Kin(made.atlas());
    Fold fold = Fold.of(kin, new Signs(kin).releases(kin.models()), 4);
    assertEquals(
        List.of("Lab: 2 more", "Other: 2 more", "Lab: F 3", "Other: O 3"),
        fold.signs().stream()
            .map(s -> s.lab().en() + ": " + new TreeWords(Language.EN).name(s))
            .toList());
  }

  private static List<String> names(Fold fold, TreeWords words) {
    return fold.signs().stream().map(words::name).toList();
  }

  @Test
  void everyModelIsInExactlyOneSignOrCountedAsLeft() {
    Kin kin = new Kin(MadeUp.thousand().atlas());
    List<Sign> all = new Signs(kin).releases(kin.models());
    assertEquals(
        kin.models().stream().map(Model::id).sorted().toList(),
        all.stream().flatMap(s -> s.models().stream()).map(Model::id).sorted().toList());
    Fold fold = Fold.of(kin, all, 60);
    int shown = fold.signs().stream().mapToInt(Fold::count).sum();
    assertEquals(all.size(), shown + fold.left());
  }

  @Test
  void aSignHasOneLineAndAClaimGoesBeforeANearerComputedDesign() {
    MadeUp made =
        debate()
            .model("x/x", "X", "x", "2024-01-01")
            .edge("yi/Yi-34B", "x/x", Relation.DESIGN, Edge.State.INFERRED, 0)
            .edge("m/llama-7b", "x/x", Relation.DESIGN, Edge.State.DECLARED, 4)
            .model("z/z", "Z", "z", "2024-02-01")
            .edge("yi/Yi-34B", "z/z", Relation.DESIGN, Edge.State.INFERRED, 2);
    Kin kin = new Kin(made.atlas());
    List<Sign> signs = new Signs(kin).releases(kin.models());
    Descent descent = Descent.of(kin, Layer.ARCHITECTURE, signs, "");
    assertEquals(List.of("llama-1", "llama-1"), parents(descent));
    // Of Z nobody claims anything: a tick, and no line.
    assertEquals(
        List.of("Z"), descent.ticks().values().stream().map(t -> t.to().name().en()).toList());
  }

  @Test
  void aDesignThatIsThreeLinesAwayIsNoTickAndAPictureAboutTheModelDrawsIt() {
    MadeUp made =
        new MadeUp()
            .model("a/a", "A", "a", "2023-01-01")
            .model("b/b", "B", "b", "2024-01-01")
            .edge("a/a", "b/b", Relation.DESIGN, Edge.State.INFERRED, 3);
    Kin kin = new Kin(made.atlas());
    List<Sign> signs = new Signs(kin).models(kin.models());
    assertTrue(Descent.of(kin, Layer.ARCHITECTURE, signs, "").empty());
    assertEquals(List.of("A"), parents(Descent.of(kin, Layer.ARCHITECTURE, signs, "b/b")));
  }

  @Test
  void weightsAndArchitectureAreNeverInOneLine() {
    MadeUp made =
        debate()
            .model("x/x", "X", "x", "2024-01-01")
            .edge("m/llama-7b", "x/x", Relation.FINETUNE, Edge.State.DECLARED, -1);
    Kin kin = new Kin(made.atlas());
    List<Sign> signs = new Signs(kin).releases(kin.models());
    Descent designs = Descent.of(kin, Layer.ARCHITECTURE, signs, "");
    assertEquals("yi", designs.ties().values().iterator().next().to().name().en());
    assertEquals(List.of("llama-1"), parents(designs));
    assertEquals(List.of("llama-1"), parents(Descent.of(kin, Layer.WEIGHTS, signs, "")));
  }

  @Test
  void aClaimedParentOutsideTheCatalogueIsAGhostWithoutALink() throws Exception {
    MadeUp made =
        debate().edge("lab/Gone-7B", "yi/Yi-34B", Relation.FINETUNE, Edge.State.DECLARED, -1);
    Document picture = parse(FamilyTreeSvg.of(made.atlas()).home(Language.EN, LINKS));
    Element ghost = byClass(picture, "g", "t-glyph t-ghost");
    assertEquals(0, ghost.getElementsByTagName("a").getLength());
    assertEquals("Gone-7B", ghost.getElementsByTagName("text").item(0).getTextContent());
  }

  private static List<String> parents(Descent descent) {
    return descent.ties().values().stream().map(t -> t.from().name().en()).toList();
  }

  @Test
  void theListHasEveryModelAndALinkForEveryEdge() {
    Atlas atlas = MadeUp.thousand().atlas();
    String list = FamilyTreeList.of(atlas).home(Language.EN, LINKS);
    for (String id : atlas.entries().keySet()) {
      assertTrue(list.contains("<a href=\"models/" + id + "\">"), id);
    }
    for (Edge edge : atlas.edges()) {
      String href = "\"diff/" + edge.parent() + "/to/" + edge.child() + "\"";
      assertTrue(list.contains(href), href);
    }
  }

  @Test
  void aThousandModelsFitTheBudgetOfTheHomePage() throws IOException {
    Atlas atlas = MadeUp.thousand().atlas();
    String page =
        FamilyTreeSvg.of(atlas).home(Language.ZH_HANS, LINKS)
            + FamilyTreeList.of(atlas).home(Language.ZH_HANS, LINKS);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(page.getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(packed.size() < 250_000, "compressed: " + packed.size());
  }

  @Test
  void theSameAtlasGivesTheSameBytesWhateverTheLocale() {
    String first = FamilyTreeSvg.of(MadeUp.thousand().atlas()).home(Language.EN, LINKS);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertEquals(first, FamilyTreeSvg.of(MadeUp.thousand().atlas()).home(Language.EN, LINKS));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void hostileNamesStayText() throws Exception {
    String evil = "</title><script>alert(1)</script>\" onload='x' \u0000\u202e";
    MadeUp made =
        debate()
            .model("e/evil", evil, "<family>", "2024-01-01")
            .edge("yi/Yi-34B", "e/evil", Relation.MERGE, Edge.State.DECLARED, -1)
            .edge("<b>ghost</b>", "e/evil", Relation.FINETUNE, Edge.State.DECLARED, -1);
    Atlas atlas = made.atlas();
    FamilyTreeSvg trees = FamilyTreeSvg.of(atlas);
    for (String html :
        List.of(
            trees.home(Language.EN, LINKS),
            trees.family("<family>", Language.EN, LINKS),
            trees.neighbourhood("e/evil", Language.EN, LINKS),
            FamilyTreeList.of(atlas).home(Language.EN, LINKS))) {
      Document parsed = parse(html);
      assertEquals(0, parsed.getElementsByTagName("script").getLength());
      assertEquals(0, parsed.getElementsByTagName("b").getLength());
      assertTrue(html.contains("&lt;script&gt;"), html);
    }
  }

  @Test
  void signsLeadToModelsAndLinesToComparisonsWithTheCountOfChangedLines() throws Exception {
    Document picture = parse(FamilyTreeSvg.of(debate().atlas()).home(Language.EN, LINKS));
    TreeSet<String> hrefs = new TreeSet<>();
    NodeList links = picture.getElementsByTagName("a");
    for (int i = 0; i < links.getLength(); i++) {
      hrefs.add(((Element) links.item(i)).getAttribute("href"));
    }
    assertEquals(
        "[diff/m/llama-7b/to/yi/Yi-34B, models/m/llama-13b, models/m/llama-7b, models/yi/Yi-34B]",
        hrefs.toString());
    Element tie = byClass(picture, "g", "t-tie t-declared");
    assertEquals(
        "LLaMA-7B → Yi-34B: said to take over or change the design, as stated by its makers or"
            + " others; distance: 1 line",
        tie.getElementsByTagName("title").item(0).getTextContent());
    assertEquals("1", tie.getElementsByTagName("text").item(0).getTextContent());
  }

  @Test
  void sizesOfOneReleaseAreChipsFromSmallToLarge() {
    Kin kin =
        new Kin(
            new MadeUp()
                .family("f", "Lab", 1)
                .family("g", "Lab", 2)
                .model("a/3", "LLaMA-65B", "f", "2023-02-24")
                .model("a/1", "LLaMA-7B", "f", "2023-02-24")
                .model("a/2", "LLaMA-13B", "f", "2023-02-24")
                .model("a/6", "Yi-34B (first release)", "g", "2023-11-02")
                .model("a/5", "Yi-34B", "g", "2023-11-02")
                .model("a/7", "Alpha", "h", "2023-12-01")
                .model("a/8", "Alpha-7B", "h", "2023-12-01")
                .model("a/9", "Mix-8x7B", "i", "2023-12-02")
                .model("a/10", "Mix-500M", "i", "2023-12-03")
                .atlas());
    assertEquals(
        List.of("[7B=a/1, 13B=a/2, 65B=a/3]", "[34B=a/5]", "[]", "[500M=a/10, 8x7B=a/9]"),
        new Signs(kin).releases(kin.models()).stream().map(FamilyTreeTest::chips).toList());
  }

  private static String chips(Sign sign) {
    return sign.chips().stream().map(c -> c.text() + "=" + c.model()).toList().toString();
  }

  @Test
  void versionsMadeFromWeightsAreCountedAndUploadsOfTheSameWeightsAreNot() {
    Kin kin =
        new Kin(
            debate()
                .model(
                    "d/llama-7b-hf",
                    "LLaMA-7B (early upload)",
                    "llama-1",
                    "2023-03",
                    new Parent("m/llama-7b", Relation.SAME_WEIGHTS, "card", Text.same("")))
                .model(
                    "d/llama-7b-chat",
                    "LLaMA-7B-Chat",
                    "llama-1",
                    "2023-03",
                    new Parent("m/llama-7b", Relation.FINETUNE, "card", Text.same("")))
                .atlas());
    Sign sign = new Signs(kin).releases(kin.models()).get(0);
    assertEquals(1, sign.derived());
    assertEquals("[7B=m/llama-7b, 13B=m/llama-13b]", chips(sign));
  }

  @Test
  void aMonthCountsAsItsLastDay() {
    Kin kin = new Kin(new MadeUp().model("a/a", "A", "f", "2023-02").atlas());
    assertEquals(LocalDate.of(2023, 2, 28), kin.day(kin.entry("a/a").model()));
  }

  @Test
  void timeNeverRunsBackwards() {
    Kin kin = new Kin(MadeUp.thousand().atlas());
    List<Sign> signs = new Signs(kin).releases(kin.models());
    WideLayout layout = WideLayout.of(Descent.of(kin, Layer.ARCHITECTURE, signs, ""));
    for (int i = 1; i < signs.size(); i++) {
      Sign earlier = signs.get(i - 1);
      assertTrue(!signs.get(i).day().isBefore(earlier.day()), signs.get(i).toString());
      assertTrue(layout.x(signs.get(i)) >= layout.x(earlier), signs.get(i).toString());
    }
    for (Across.Year year : layout.across().years()) {
      for (Sign sign : signs) {
        boolean within = year.at() <= layout.x(sign) && layout.x(sign) < year.end();
        assertEquals(within, sign.day().getYear() == year.year(), sign.toString());
      }
    }
  }

  @Test
  void aModelWithoutRelativesHasNoPicture() {
    Atlas atlas = new MadeUp().model("a/a", "A", "f", "2023-02").atlas();
    assertEquals("", FamilyTreeSvg.of(atlas).neighbourhood("a/a", Language.EN, LINKS));
  }

  @Test
  void bothLanguagesHaveTheSameSentences() throws IOException {
    assertEquals(keys("en"), keys("zh"));
  }

  private static SortedSet<String> keys(String language) throws IOException {
    Properties sentences = new Properties();
    String path = "/dev/pedigree/site/tree/messages." + language + ".properties";
    try (InputStream in = FamilyTreeTest.class.getResourceAsStream(path)) {
      sentences.load(in);
    }
    return new TreeSet<>(sentences.stringPropertyNames());
  }

  private static Element byClass(Document document, String name, String classes) {
    NodeList found = document.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      Element element = (Element) found.item(i);
      if (element.getAttribute("class").equals(classes)) {
        return element;
      }
    }
    throw new AssertionError("no element of class " + classes);
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }
}
