package dev.pedigree.lineage.stated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.architecture.Answer;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.weights.TensorPattern;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Models without a description are compared by what their files state, and by nothing else. */
class SideBySideTest {
  private static final Text WHY = Text.same("nobody knows it");
  private static final String SMALL =
      "{'model_type': 'bert', 'num_hidden_layers': 2, 'hidden_size': 8, 'num_attention_heads': 2}";

  @Test
  void statedFactsAreEqualDifferentOrSaidByOneOnly() {
    SideBySide sides =
        compare(
            side("a", SMALL),
            side("b", "{'num_hidden_layers': 4, 'hidden_size': 8.0, 'vocab_size': 100}"));
    assertEquals(
        List.of("layers different", "hidden size same", "heads unknown", "vocabulary unknown"),
        sides.facts().stream().map(f -> f.name().en() + " " + f.answer().word()).toList());
    assertEquals(Answer.DIFFERENT, sides.shape());
    assertEquals(Answer.UNKNOWN, sides.weights());
  }

  @Test
  void tensorsAreMatchedByNameWhenOneSideLacksTheNameOfItsModel() {
    SideBySide sides =
        compare(
            side(
                "a",
                SMALL,
                tensor("bert.encoder.layer.{0-1}.dense.weight", 8, 8),
                tensor("bert.embeddings.weight", 30, 8),
                tensor("cls.bias", 30)),
            side(
                "b",
                SMALL,
                tensor("encoder.layer.{0-3}.dense.weight", 8, 8),
                tensor("embeddings.weight", 40, 8)));
    TensorPairs tensors = sides.tensors();
    assertEquals("bert.", tensors.prefixA());
    assertEquals("", tensors.prefixB());
    assertEquals(List.of(tensor("bert.encoder.layer.{0-1}.dense.weight", 8, 8)), tensors.same());
    assertEquals(
        List.of(new TensorPairs.Reshaped("embeddings.weight", List.of(30L, 8L), List.of(40L, 8L))),
        tensors.reshaped());
    assertEquals(List.of(tensor("cls.bias", 30)), tensors.onlyA());
    assertEquals(List.of(tensor("encoder.layer.{2-3}.dense.weight", 8, 8)), tensors.onlyB());
    assertEquals(Answer.DIFFERENT, sides.shape());
  }

  @Test
  void equalShapesUnderOtherNamesAreCountedOnceEach() {
    SideBySide sides =
        compare(
            side("a", "{}", tensor("x.{0-2}.w", 4, 4), tensor("y", 7)),
            side("b", "{}", tensor("p.{0-1}.q", 4, 4), tensor("z", 9)));
    assertEquals(0, sides.tensors().sameCount());
    assertEquals(2, sides.tensors().alikeInShape());
    assertEquals(Answer.UNKNOWN, sides.shape());
  }

  @Test
  void theSameTensorsThroughoutAreOneShapeAndTellNothingOfTheWeights() {
    SideBySide sides =
        compare(
            side("a", SMALL, tensor("w", 8, 8)),
            side("b", SMALL, new TensorPattern("w", "BF16", List.of(8L, 8L))));
    assertEquals(Answer.SAME, sides.shape());
    assertEquals(Answer.UNKNOWN, sides.weights());
    assertEquals(1, sides.tensors().otherType());
    assertEquals(
        List.of(
            "Facts that both configurations state: 3 equal, 0 different.",
            "Tensors with the same name and shape: 1, of 1 and 1.",
            "Of these, stored with another number type: 1.",
            "The numbers themselves were not compared.",
            "Nothing is said about what a computes: nobody knows it.",
            "Nothing is said about what b computes: nobody knows it."),
        SideWords.of(sides).stream().map(s -> s.sentence().en()).toList());
  }

  @Test
  void equalBytesOfAllTensorsAreTheSameWeightsAndOfSomeAreNot() {
    SideBySide.Side a = side("a", SMALL, tensor("w", 8, 8), tensor("v", 8));
    assertEquals(Answer.SAME, SideBySide.of(a, a, new SameBytes(2, 0, 0)).weights());
    assertEquals("bytes", SideBySide.of(a, a, new SameBytes(2, 0, 0)).restsOn());
    assertEquals(Answer.UNKNOWN, SideBySide.of(a, a, new SameBytes(1, 1, 0)).weights());
    assertEquals(Answer.UNKNOWN, SideBySide.of(a, a, new SameBytes(1, 0, 1)).weights());
  }

  @Test
  void filesOfOneHashAreNamedAndOnlyAllOfThemAreTheSameWeights() {
    SideBySide.Side one = files("a", "sha256:1", "sha256:2");
    assertEquals(Answer.SAME, compare(one, files("b", "sha256:2", "sha256:1")).weights());
    SideBySide some = compare(one, files("b", "sha256:2", "sha256:3"));
    assertEquals(Answer.UNKNOWN, some.weights());
    assertEquals(List.of(new SameFiles("1.bin", "0.bin", "sha256:2")), some.files());
    assertEquals(Answer.UNKNOWN, compare(files("a", ""), files("b", "")).weights());
  }

  private static SideBySide compare(SideBySide.Side a, SideBySide.Side b) {
    return SideBySide.of(a, b, SameBytes.NONE);
  }

  private static SideBySide.Side side(String name, String config, TensorPattern... tensors) {
    return side(name, config, List.of(), List.of(tensors));
  }

  private static SideBySide.Side files(String name, String... oids) {
    int[] number = {0};
    return side(
        name,
        "{}",
        Arrays.stream(oids)
            .map(oid -> new Snapshot.WeightFile(number[0]++ + ".bin", oid, 10, 1, 1))
            .toList(),
        List.of());
  }

  private static SideBySide.Side side(
      String name, String config, List<Snapshot.WeightFile> files, List<TensorPattern> tensors) {
    JsonNode json = json(config);
    Snapshot.Live live = new Snapshot.Live(new Snapshot.Revision("", "", ""), List.of());
    Snapshot snapshot =
        new Snapshot(name, name, live, json, MissingNode.getInstance(), files, tensors, List.of());
    return new SideBySide.Side(name, StatedFacts.of(json), Optional.of(snapshot), Optional.of(WHY));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TensorPattern tensor(String name, long... shape) {
    return new TensorPattern(name, "F32", Arrays.stream(shape).boxed().toList());
  }
}
