package dev.pedigree.site.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.reading.Fixtures;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.site.language.Language;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.ParseErrorList;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFigureTest {

  @Test
  void llamaHasItsPartsOnceForEachBranchAndOnceAtTheEnd() {
    Document svg = figure("llama-7b");
    assertEquals(1, svg.select("rect.attention").size());
    assertEquals(1, svg.select("rect.feed-forward").size());
    assertEquals(3, svg.select("rect.norm").size());
    assertEquals(2, svg.select("circle.plus[r=8]").size());
    assertEquals(3, svg.select("path.matrix").size());
    assertTrue(svg.text().contains("SwiGLU"));
    assertEquals(0, svg.select(".unknown, .changed, .tie").size());
  }

  @Test
  void groupedKeysAreAsWideAsTheQueriesThatShareThem() {
    Document svg = figure("yi-34b-original");
    assertEquals("558", svg.select("path.query").attr("pathLength"));
    assertEquals(
        List.of("78", "78"), svg.select("path.key").eachAttr("pathLength"), "8 heads of 10 less 2");
  }

  @Test
  void fusedQueriesKeysAndValuesHaveABracketAndBiasesASign() {
    Document svg = figure("qwen-7b");
    assertEquals(1, svg.select("path.bracket").size());
    assertEquals(3, svg.select("text:containsOwn(+b)").size());
    assertEquals(0, figure("llama-7b").select("path.bracket").size());
  }

  @Test
  void alibiHasASlopeAndNoRotation() {
    Document svg = figure("baichuan-13b");
    assertEquals(1, svg.select("path.slope").size());
    assertEquals(0, svg.select("path.arc").size());
    assertEquals(1, figure("llama-7b").select("path.arc").size());
  }

  @Test
  void aParallelFeedForwardTakesItsInputPastTheAttention() {
    Document svg = figure("falcon-180b");
    assertEquals(1, svg.select("path.wire[d*=H" + Places.BYPASS + "]").size());
    assertEquals(0, figure("llama-7b").select("path.wire[d*=H" + Places.BYPASS + "]").size());
    assertEquals(2, svg.select("path.matrix").size(), "no gate");
  }

  @Test
  void whatDiffersIsMarkedInBothByOutlineSignAndWords() {
    Architecture a = Fixtures.architecture("llama-7b");
    Architecture b = Fixtures.architecture("yi-34b-original");
    BlockFigure.Pair pair =
        BlockFigure.pair(ArchitectureDiffer.diff(a, b), "A", a, "B", b, Language.EN);
    for (String svg : List.of(pair.a(), pair.b())) {
      Document drawn = parse(svg);
      assertEquals(
          List.of("part attention changed"), drawn.select("rect.changed").eachAttr("class"));
      assertEquals(1, drawn.select("text.sign").size());
      assertTrue(drawn.select("desc").text().contains("attention (differs)"));
    }
  }

  @Test
  void aSmallFeedForwardBesideOneWithExpertsIsStillWiredToTheStream() {
    Architecture dense = Fixtures.architecture("llama-7b");
    Architecture experts = Fixtures.architecture("gguf-mixtral");
    Document drawn =
        parse(
            BlockFigure.pair(
                    ArchitectureDiffer.diff(dense, experts), "A", dense, "B", experts, Language.EN)
                .a());
    var box = drawn.selectFirst("rect.feed-forward");
    int bottom = Integer.parseInt(box.attr("y")) + Integer.parseInt(box.attr("height"));
    String start = "M" + Places.MIDDLE + " " + bottom + "V";
    assertEquals(1, drawn.select("path.wire[d^=" + start + "]").size(), start);
  }

  @Test
  void theSignStandsAtTheWordThatDiffersAndNotAtItsNeighbours() {
    Architecture falcon = Fixtures.architecture("falcon-180b");
    Document svg = parse(BlockFigure.of("F", falcon, Set.of(Trait.ACTIVATION), Language.EN));
    assertEquals(1, svg.select("rect.feed-forward.changed").size());
    assertTrue(svg.select("text").eachText().containsAll(List.of("no gate", "≠ GELU")));
  }

  @Test
  void whatNobodyKnowsIsDashedWithAQuestionMark() {
    Architecture nothing =
        new Architecture(
            "none",
            Map.of(),
            Map.of(),
            new Parameters(0, 0, 0, Parameters.Rule.PUBLISHED),
            Computation.UNKNOWN,
            List.of(),
            List.of(),
            List.of());
    Document svg = parse(BlockFigure.of("X", nothing, Set.of(), Language.EN));
    assertEquals(1, svg.select("rect.attention.unknown").size());
    assertEquals(1, svg.select("rect.feed-forward.unknown").size());
    assertEquals(1, svg.select("rect.frame.unknown").size());
    assertEquals(1, svg.select("path.tie.unknown").size());
    assertTrue(svg.select("text").eachText().contains("× ? layers"));
    assertEquals(0, svg.select("path.matrix").size());
  }

  @Test
  void hostileNamesAndValuesStayWords() {
    Architecture llama = Fixtures.architecture("llama-7b");
    Map<Trait, Fact> traits = new EnumMap<>(llama.traits());
    traits.put(
        Trait.ACTIVATION, new Fact(new ActivationKind.Other("</svg><script>x"), Origin.CONFIG, ""));
    Architecture hostile =
        new Architecture(
            llama.dialect(),
            traits,
            llama.sizes(),
            llama.parameters(),
            llama.computation(),
            llama.roles(),
            llama.unassigned(),
            llama.findings());
    String svg = BlockFigure.of("<b onload=\"x\">&\u202e", hostile, Set.of(), Language.EN);
    assertFalse(svg.contains("<script") || svg.contains("<b ") || svg.contains("\u202e"), svg);
    assertEquals("One layer of <b onload=\"x\">&\\u{202e}", parse(svg).select("title").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "llama-7b",
        "llama-2-70b",
        "yi-34b-original",
        "qwen-7b",
        "baichuan-7b",
        "baichuan-13b",
        "falcon-180b"
      })
  void figuresAreSmallWellFormedAndTheSameEveryTime(String name) {
    for (Language language : Language.values()) {
      String svg = BlockFigure.of(name, Fixtures.architecture(name), Set.of(), language);
      assertTrue(svg.getBytes(StandardCharsets.UTF_8).length <= 8000, name);
      parse(svg);
      assertEquals(
          svg, BlockFigure.of(name, Fixtures.architecture(name), Set.of(), language), name);
    }
  }

  private static Document figure(String name) {
    return parse(BlockFigure.of(name, Fixtures.architecture(name), Set.of(), Language.EN));
  }

  private static Document parse(String svg) {
    Parser parser = Parser.xmlParser().setTrackErrors(10);
    Document document = Jsoup.parse(svg, "", parser);
    ParseErrorList errors = parser.getErrors();
    assertTrue(errors.isEmpty(), errors::toString);
    return document;
  }
}
