package dev.pedigree.site.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
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
        .edge("m/llama-7b", "yi/Yi-34B", Relation.DESIGN, Edge.State.INFERRED, 1);
  }

  @Test
  void labelsAndSignsOfAThousandModelsNeverMeet() {
    Kin kin = new Kin(MadeUp.thousand().atlas());
    for (Language language : Language.values()) {
      WideLayout layout = new WideLayout(Fold.of(kin, kin.models(), 150), new TreeWords(language));
      List<Room.Box> boxes = new ArrayList<>();
      for (Spot spot : layout.spots.values()) {
        int right = WideLayout.label(spot) + spot.glyph().width(WideLayout.FONT);
        Room.Box box = new Room.Box(spot.x() - 7, spot.y() - 8, right, spot.y() + 8);
        assertTrue(right <= layout.width, spot.glyph().words());
        for (Room.Box other : boxes) {
          assertFalse(box.meets(other), spot.glyph().words());
        }
        boxes.add(box);
      }
    }
  }

  @Test
  void rowsOfTheTallPictureHoldTheirLabels() {
    Kin kin = new Kin(MadeUp.thousand().atlas());
    List<Glyph> glyphs = Fold.of(kin, kin.models(), 70);
    TallLayout layout = new TallLayout(glyphs, Tie.between(kin, glyphs));
    int before = 0;
    for (Spot spot : layout.spots) {
      assertTrue(spot.y() - before >= 14, spot.glyph().words());
      before = spot.y();
      int right = layout.label() + spot.glyph().width(TallLayout.FONT);
      assertTrue(right <= TallLayout.WIDTH, spot.glyph().words());
    }
  }

  @Test
  void everyModelIsInExactlyOneSignAndSignsAreFewEnough() {
    Kin kin = new Kin(MadeUp.thousand().atlas());
    List<Glyph> glyphs = Fold.of(kin, kin.models(), 150);
    assertTrue(glyphs.size() <= 150, "signs: " + glyphs.size());
    List<String> members =
        glyphs.stream().flatMap(g -> g.members().stream()).map(m -> m.id()).sorted().toList();
    assertEquals(kin.models().stream().map(m -> m.id()).sorted().toList(), members);
  }

  @Test
  void everyEdgeIsInALineOrWithinASign() {
    Atlas atlas = MadeUp.thousand().atlas();
    Kin kin = new Kin(atlas);
    List<Glyph> glyphs = Fold.of(kin, kin.models(), 150);
    long inLines = Tie.between(kin, glyphs).stream().mapToLong(t -> t.edges().size()).sum();
    long within =
        atlas.edges().stream()
            .filter(
                e ->
                    glyphs.stream()
                        .map(g -> g.members().stream().map(m -> m.id()).toList())
                        .anyMatch(ids -> ids.contains(e.parent()) && ids.contains(e.child())))
            .count();
    assertEquals(atlas.edges().size(), inLines + within);
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
    Element tie = byClass(picture, "g", "t-tie t-inferred");
    assertEquals(
        "Yi-34B: nearest earlier design by comparison: LLaMA-7B; says nothing about copying;"
            + " distance: 1 line",
        tie.getElementsByTagName("title").item(0).getTextContent());
    assertEquals("1", tie.getElementsByTagName("text").item(0).getTextContent());
  }

  @Test
  void sizesOfOneReleaseAreNamedInOneLabel() {
    Kin kin =
        new Kin(
            new MadeUp()
                .model("a/1", "LLaMA-7B", "f", "2023-02-24")
                .model("a/2", "LLaMA-13B", "f", "2023-02-24")
                .model("a/3", "LLaMA-65B", "f", "2023-02-24")
                .model("a/4", "Yi-6B", "g", "2023-11-02")
                .model("a/5", "Yi-34B", "g", "2023-11-02")
                .model("a/6", "Yi-34B (first release)", "g", "2023-11-02")
                .model("a/7", "Alpha", "h", "2023-12-01")
                .model("a/8", "Beta", "h", "2023-12-01")
                .chain("a/6", "a/1")
                .atlas());
    assertEquals(
        List.of("LLaMA-7B–65B", "Yi-34B, 6B", "Alpha +1"),
        List.of(
            label(kin, "a/1", "a/2", "a/3"),
            label(kin, "a/4", "a/5", "a/6"),
            label(kin, "a/7", "a/8")));
  }

  private static String label(Kin kin, String... ids) {
    List<Model> models = List.of(ids).stream().map(id -> kin.entry(id).model()).toList();
    Model lead =
        models.stream().filter(m -> kin.prominent(m.id())).findFirst().orElse(models.get(0));
    StringBuilder words = new StringBuilder();
    Labels.of(lead, models).forEach(part -> words.append(part.text().en()));
    return words.toString();
  }

  @Test
  void aFurtherUploadIsDrawnWithTheFirst() {
    Kin kin =
        new Kin(
            debate()
                .model(
                    "d/llama-7b-hf",
                    "LLaMA-7B (early upload)",
                    "llama-1",
                    "2023-03",
                    new Parent("m/llama-7b", Relation.SAME_WEIGHTS, "card", Text.same("")))
                .atlas());
    assertEquals(
        List.of("LLaMA-13B", "LLaMA-7B", "Yi-34B"),
        Fold.of(kin, kin.models(), 150).stream().map(Glyph::words).toList());
  }

  @Test
  void aMonthCountsAsItsLastDay() {
    Kin kin = new Kin(new MadeUp().model("a/a", "A", "f", "2023-02").atlas());
    assertEquals(LocalDate.of(2023, 2, 28), kin.day(kin.entry("a/a").model()));
  }

  @Test
  void timeNeverRunsBackwards() {
    TimeScale scale =
        new TimeScale(
            List.of(LocalDate.of(1, 1, 1), LocalDate.of(2019, 3, 1), LocalDate.of(2023, 11, 2)),
            10);
    int before = 0;
    for (LocalDate day = LocalDate.of(2018, 12, 20);
        day.isBefore(LocalDate.of(2023, 11, 30));
        day = day.plusDays(1)) {
      int at = scale.at(day);
      assertTrue(at >= before, day.toString());
      before = at;
    }
    assertEquals(10, scale.at(LocalDate.of(1, 1, 1)));
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
