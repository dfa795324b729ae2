package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Distance;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.catalog.Parent;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Basis;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Nearest;
import dev.pedigree.lineage.TwinGroup;
import dev.pedigree.lineage.WeightsVerdict;
import dev.pedigree.lineage.WeightsWords;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every page of the real catalogue says about pairs: each caption is that of the verdict, and
 * a pair has one distance wherever it stands, lines that are not known apart.
 */
@Tag("slow")
class WholeSiteCaptionsTest {
  private static final Atlas ATLAS = WholeSite.ATLAS;
  private static final View VIEW = new View(ATLAS, Changes.none());
  private static final Map<Answer, String> SIGNS =
      Map.of(
          Answer.SAME, "=",
          Answer.DIFFERENT, "≠",
          Answer.DERIVED, "⊂",
          Answer.INDEPENDENT, "∥",
          Answer.UNKNOWN, "?");

  private final Set<String> wrong = new TreeSet<>();

  @Test
  void theThreeAnswersOfEveryPageAreThoseOfItsVerdictWithTheirSignsAndColours() {
    eachComparison(
        (language, compared, page) -> {
          Elements answers = page.select(".answer");
          WeightsVerdict weights = compared.verdict().weights();
          answer(language, answers.get(0), "design", compared.verdict().design(), "");
          answer(language, answers.get(1), "shape", compared.verdict().shape(), "");
          String note = " " + language.of(WeightsWords.note(weights));
          answer(language, answers.get(2), "weights", weights.answer(), note);
        });
    assertEquals(Set.of(), wrong);
  }

  private void answer(
      Language language, Element shown, String question, Answer answer, String note) {
    String words = said(language, "answer." + question + "." + answer.word());
    check(page(shown), SIGNS.get(answer) + " " + words + note, shown.select("dd").text());
    check(page(shown), "answer answer-" + answer.word(), shown.className());
  }

  @Test
  void differentSizesMeanDifferentNumbersWithDescentLeftOpenAndNothingElseDoes() {
    int different = 0;
    for (Compared compared : VIEW.comparisons().values()) {
      WeightsVerdict weights = compared.verdict().weights();
      if (compared.verdict().shape() == Answer.DIFFERENT && compared.diff().otherTensors()) {
        different++;
        check(compared.b(), Answer.DIFFERENT, weights.answer());
        check(compared.b(), true, weights.descentOpen());
      } else {
        check(compared.b(), false, weights.answer() == Answer.DIFFERENT);
      }
      check(compared.b(), false, weights.answer().fromNumbers());
    }
    assertEquals(Set.of(), wrong);
    assertTrue(different > 50, different + " pairs");
  }

  @Test
  void otherSizesAreSaidOnlyWhereATensorShowsThem() {
    eachComparison(
        (language, compared, page) -> {
          long shape = compared.diff().of(Level.SHAPE).stream().filter(d -> !d.open()).count();
          check(page(page), shape > 0, compared.diff().shape() == Answer.DIFFERENT);
          long rows =
              page.select("tr:not(.open) .level-shape").stream()
                  .filter(level -> level.closest(".differences") != null)
                  .count();
          check(page(page), shape, rows);
          String sentence = page.select("p.verdict").text();
          for (Answer answer : List.of(Answer.SAME, Answer.DIFFERENT, Answer.UNKNOWN)) {
            boolean says =
                Stream.of("sentence.shape.", "sentence.sizes.")
                    .anyMatch(key -> sentence.contains(said(language, key + answer.word())));
            check(page(page) + " " + answer, compared.diff().shape() == answer, says);
          }
        });
    assertEquals(Set.of(), wrong);
  }

  @Test
  void whatStandsAboveRenamedTensorsFollowsTheAnswerAboutWeights() {
    eachComparison(
        (language, compared, page) -> {
          String numbers = compared.verdict().weights().numbers().word();
          for (String kind : List.of("renames", "fusions")) {
            Elements notes = page.select("section[aria-labelledby=" + kind + "] > .note");
            String note = said(language, "diff." + kind + ".note." + numbers);
            check(page(page), notes.isEmpty() ? "" : note, notes.text());
          }
        });
    assertEquals(Set.of(), wrong);
  }

  @Test
  void anArrowLeadsOnlyToAModelThatIsSaidToComeFromTheOther() {
    eachComparison(
        (language, compared, page) ->
            check(
                page(page),
                claims(compared.a(), compared.b()) ? "→" : said(language, "and"),
                page.select("h1 .arrow").text()));
    for (String language : List.of("en", "zh-hans", "zh-hant")) {
      for (String list : List.of("index.html", "diff/index.html")) {
        Document page = page(language + "/" + list);
        for (Element item : page.select(".comparisons li")) {
          Compared compared = compared(item.selectFirst("a").attr("href"));
          boolean arrow = item.select(".arrow").text().equals("→");
          check(page(page) + item.text(), claims(compared.a(), compared.b()), arrow);
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private static boolean claims(String parent, String child) {
    return ATLAS.entries().get(child).model().parents().stream()
        .anyMatch(claim -> claim.model().equals(parent));
  }

  @Test
  void theListingMarksALineAsKnownToDifferOrNotKnownAsTheComparisonDoes() {
    eachComparison(
        (language, compared, page) -> {
          Distance distance = compared.diff().distance();
          Elements rows = page.select(".differences tbody tr");
          long lines = rows.stream().filter(WholeSiteCaptionsTest::line).count();
          long unknown = rows.stream().filter(r -> line(r) && r.hasClass("open")).count();
          check(page(page), distance, new Distance((int) (lines - unknown), (int) unknown));
          for (Element row : page.select("table.listing tbody tr")) {
            String state = row.className();
            String sign = state.equals("open") ? "?" : state.equals("changed") ? "≠" : "=";
            String mark = row.select(".mark span[aria-hidden]").text();
            check(
                page(page),
                sign + said(language, "line." + state),
                mark + row.select(".sr").text());
          }
          if (distance.none()) {
            check(page(page), 0, page.select("table.listing tr:not(.same) td.mark span").size());
          }
        });
    assertEquals(Set.of(), wrong);
  }

  private static boolean line(Element row) {
    return !row.select(".level-design, .level-variation").isEmpty();
  }

  @Test
  void aPairHasOneDistanceInItsSentenceItsChainTheTreeTheListsAndTheData() throws IOException {
    JsonNode comparisons = data("comparisons");
    for (JsonNode row : comparisons) {
      check(row.get("page").asText(), distance(row.get("page").asText()), distance(row));
      check(
          row.get("page").asText(),
          compared(row.get("page").asText()).verdict().weights().answer().word(),
          row.at("/verdict/weights").asText());
    }
    assertEquals(VIEW.comparisons().size(), comparisons.size());
    for (JsonNode edge : data("edges")) {
      if (edge.has("lines")) {
        String address = Addresses.diff(edge.get("parent").asText(), edge.get("child").asText());
        check("edges " + address, distance(address), distance(edge));
      }
    }
    for (JsonNode model : data("models")) {
      for (JsonNode design : model.at("/nearest/designs")) {
        String address = Addresses.diff(design.get("id").asText(), model.get("id").asText());
        Compared compared = VIEW.comparisons().get(address);
        if (compared != null) {
          check("models " + address, compared.diff().distance(), distance(design));
        }
      }
    }
    eachLanguage(this::chains);
    eachLanguage(this::lists);
    eachLanguage(this::trees);
    eachComparison(
        (language, compared, page) -> {
          Distance distance = compared.diff().distance();
          String sentence = page.select("p.verdict").text();
          for (int count : List.of(distance.lines(), distance.unknown())) {
            String words = language.of(Wording.lines(new Distance(count, 0)));
            check(page(page), true, count == 0 || sentence.contains(words));
          }
        });
    assertEquals(Set.of(), wrong);
  }

  private void chains(Language language) {
    Document page = page(language.path() + "/chains/index.html");
    assertFalse(page.select(".step .lines a").isEmpty());
    for (Element step : page.select(".step .lines a")) {
      Distance distance = distance(step.attr("href"));
      String words =
          distance.none()
              ? said(language, "chains.identical")
              : language.of(Wording.lines(distance));
      check(page(page), words, step.text());
    }
  }

  private void lists(Language language) {
    for (Entry entry : ATLAS.entries().values()) {
      Optional<Nearest> nearest = entry.nearest();
      Element row =
          page(language.path() + "/models/index.html").select("table.models th a").stream()
              .filter(link -> ("/" + link.attr("href")).contains("/" + entry.id() + "/"))
              .findFirst()
              .orElseThrow();
      String cell = row.closest("tr").select("td").last().text();
      if (nearest.isEmpty()) {
        check(entry.id(), "–", cell);
        continue;
      }
      check(
          entry.id(),
          language.of(Wording.lines(nearest.get().distance())),
          row.closest("tr").select("td").last().select("a").text());
      Document page = page(language.path() + "/" + Addresses.model(entry.id()) + "index.html");
      String parents = page.select("section[aria-labelledby=parents]").text();
      String header = page.select("dl.keys").text();
      for (Nearest.Design design : nearest.get().designs()) {
        String name = language.of(VIEW.name(design.id()));
        String words =
            design.distance().none()
                ? said(language, "lines.identical")
                : language.of(Wording.lines(design.distance()));
        String standing = said(language, "kin." + nearest.get().standing().word());
        check(entry.id(), true, cell.contains(name) && header.contains(name));
        check(entry.id() + " " + name, true, parents.contains(standing + " · " + words));
      }
    }
  }

  private void trees(Language language) {
    Document page = page(language.path() + "/index.html");
    Map<String, List<String>> list = new HashMap<>();
    for (Element link : page.select(".tree-list a[href*=diff/]")) {
      list.computeIfAbsent(address(link.attr("href")), a -> new ArrayList<>()).add(link.text());
    }
    for (Edge edge : ATLAS.edges()) {
      if (edge.distance().filter(distance -> !distance.none()).isPresent()) {
        List<String> told = list.get(Addresses.diff(edge.parent(), edge.child()));
        String words = language.of(Wording.lines(edge.distance().get()));
        check(told.toString() + words, true, told.stream().anyMatch(t -> t.contains(words)));
      }
    }
    int signs = 0;
    for (Element tie : page.select(".t-wide .t-tie")) {
      String said = tie.selectFirst("title").wholeText();
      Element count = tie.selectFirst(".t-count");
      if (count != null) {
        signs++;
        check(said, distance(tie.selectFirst("a").attr("href")).sign(), count.text());
      }
    }
    assertTrue(signs > 20, signs + " numbers in the picture");
  }

  @Test
  void filesAreNamedAsEvidenceOnlyWhereTheFilesOfBothWereRead() {
    List<Edge> evidenced =
        ATLAS.edges().stream().filter(e -> e.state() == Edge.State.EVIDENCED).toList();
    assertFalse(evidenced.isEmpty());
    boolean read = evidenced.stream().anyMatch(e -> e.basis() == Basis.FILES);
    for (Edge edge : evidenced) {
      Entry parent = ATLAS.entries().get(edge.parent());
      Entry child = ATLAS.entries().get(edge.child());
      boolean live =
          Stream.of(parent, child).allMatch(e -> e.snapshot().flatMap(s -> s.live()).isPresent());
      check(edge.parent() + " " + edge.child(), live ? Basis.FILES : Basis.FACTS, edge.basis());
    }
    WholeSite.files()
        .forEach(
            (path, bytes) -> {
              String text = new String(bytes, StandardCharsets.UTF_8);
              for (String caption :
                  List.of("files show the same", "Headers and configurations show", "文件显示设计相同")) {
                check(path + " " + caption, true, read || !text.contains(caption));
              }
            });
    assertEquals(Set.of(), wrong);
  }

  @Test
  void aClaimOfSharedWeightsStandsBesideTheAnswerAboutThem() {
    eachLanguage(
        language -> {
          for (Entry entry : ATLAS.entries().values()) {
            Document page =
                page(language.path() + "/" + Addresses.model(entry.id()) + "index.html");
            String parents = page.select("section[aria-labelledby=weights] .kin").text();
            for (Parent claim : entry.model().parents()) {
              Answer answer =
                  VIEW.diff(claim.model(), entry.id())
                      .map(a -> VIEW.comparisons().get(a).verdict().weights().answer())
                      .orElse(Answer.UNKNOWN);
              String relation = said(language, "relation." + claim.relation().word());
              String known = said(language, "state.weights." + answer.word());
              check(
                  page(page) + " " + claim.model(),
                  true,
                  !claim.relation().sharesWeights() || parents.contains(known + " " + relation));
            }
          }
        });
    assertEquals(Set.of(), wrong);
  }

  @Test
  void everyGroupOfTwinsTellsInWhatItsMembersDifferThatNoLineShows() throws IOException {
    Map<String, JsonNode> groups = new HashMap<>();
    data("twins")
        .forEach(g -> groups.put(g.get("same").asText() + g.get("fingerprint").asText(), g));
    eachLanguage(
        language -> {
          Document page = page(language.path() + "/twins/index.html");
          Stream.concat(
                  ATLAS.identical().stream().map(g -> Map.entry("listing", g)),
                  ATLAS.twins().stream().map(g -> Map.entry("design", g)))
              .forEach(g -> twins(language, page, g.getKey(), g.getValue(), groups));
        });
    assertEquals(Set.of(), wrong);
  }

  private void twins(
      Language language,
      Document page,
      String same,
      TwinGroup group,
      Map<String, JsonNode> groups) {
    String hash = group.fingerprint().substring("sha256:".length());
    Element shown = page.getElementById(same + "-" + hash.substring(0, 8));
    List<String> names = group.unlisted().stream().map(apart -> language.of(apart.name())).toList();
    check(page(page), names, shown.select(".unlisted th").eachText());
    boolean alike = shown.text().contains(said(language, "twins.unlisted.none"));
    check(page(page), names.isEmpty(), alike);
    JsonNode data = groups.get(same + group.fingerprint()).get("unlisted");
    check(page(page), names.size(), data.size());
    for (int i = 0; i < names.size(); i++) {
      int members =
          group.unlisted().get(i).values().stream().mapToInt(v -> v.members().size()).sum();
      check(page(page) + names.get(i), group.members().size(), members);
      check(page(page), group.unlisted().get(i).key(), data.get(i).get("key").asText());
    }
  }

  /** What is done with the page of each comparison, in each language. */
  private interface OnePage {
    void look(Language language, Compared compared, Document page);
  }

  private void eachComparison(OnePage one) {
    eachLanguage(
        language ->
            VIEW.comparisons()
                .forEach(
                    (address, compared) ->
                        one.look(
                            language,
                            compared,
                            page(language.path() + "/" + address + "index.html"))));
  }

  private static void eachLanguage(Consumer<Language> one) {
    Stream.of(Language.values()).forEach(one);
  }

  private void check(String place, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      wrong.add(place + ": " + actual + ", not " + expected);
    }
  }

  private static String said(Language language, String key) {
    Text text = View.text(key);
    return language.of(text);
  }

  private static Compared compared(String href) {
    return VIEW.comparisons().get(address(href));
  }

  private static Distance distance(String href) {
    return compared(href).diff().distance();
  }

  private static Distance distance(JsonNode row) {
    return new Distance(row.get("lines").asInt(), row.get("unknownLines").asInt());
  }

  /** The address that a relative link leads to. */
  private static String address(String href) {
    return "diff/" + href.replaceFirst("^(\\.\\./)*(diff/)?", "").replaceFirst("index\\.html$", "");
  }

  private static JsonNode data(String set) throws IOException {
    return new ObjectMapper().readTree(WholeSite.files().get("data/" + set + ".json")).get(set);
  }

  private static String page(Element of) {
    return of.ownerDocument().location();
  }

  private static Document page(String path) {
    return Jsoup.parse(new String(WholeSite.files().get(path), StandardCharsets.UTF_8), path);
  }
}
