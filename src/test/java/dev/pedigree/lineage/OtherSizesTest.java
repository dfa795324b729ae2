package dev.pedigree.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Difference;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which sizes show that the numbers of two models cannot be the same. */
class OtherSizesTest {
  @Test
  void moreLayersAreOtherNumbers() {
    assertEquals(
        List.of("size.layers shape", Answer.DIFFERENT, Answer.DIFFERENT), told("layers", 80));
  }

  @Test
  void anotherContextIsAConstantThatNoTensorShows() {
    assertEquals(
        List.of("size.context hyper-parameter", Answer.SAME, Answer.UNKNOWN),
        told("context", 4096));
  }

  @Test
  void withLearnedPositionsTheContextIsTheLengthOfATable() {
    Atlas atlas =
        new Drafts()
            .model("lab/a", "2023-01-01", "position", "learned", "context", 1024)
            .model("lab/b", "2023-02-01", "position", "learned", "context", 2048)
            .compare("lab/a", "lab/b")
            .atlas();
    assertEquals(
        List.of("size.context shape", Answer.DIFFERENT, Answer.DIFFERENT),
        told(atlas.comparisons().get(0)));
  }

  @Test
  void narrowerHeadsInTheSameProportionChangeNoTensor() {
    assertEquals(
        List.of(
            "size.heads shape, size.kv_heads shape, size.head_dim shape",
            Answer.DIFFERENT,
            Answer.UNKNOWN),
        told("heads", 64, "kv_heads", 64, "head_dim", 64));
  }

  @Test
  void aDenseWidthBesideExpertsMayBeOneThatNoTensorHas() {
    Atlas atlas =
        new Drafts()
            .model("lab/a", "2023-01-01", "experts", 8, "size.ffn", 14336)
            .model("lab/b", "2023-02-01", "experts", 8, "size.ffn", 6144)
            .compare("lab/a", "lab/b")
            .atlas();
    assertEquals(
        List.of("size.ffn shape", Answer.DIFFERENT, Answer.UNKNOWN),
        told(atlas.comparisons().get(0)));
  }

  /** Differences known, then the answers about shape and weights. */
  private static List<Object> told(Object... changes) {
    return told(
        new Drafts()
            .model(
                "lab/a",
                "2023-01-01",
                "heads",
                32,
                "kv_heads",
                32,
                "head_dim",
                128,
                "context",
                2048)
            .model(
                "lab/b",
                "2023-02-01",
                with(
                    List.of("heads", 32, "kv_heads", 32, "head_dim", 128, "context", 2048),
                    changes))
            .compare("lab/a", "lab/b")
            .atlas()
            .comparisons()
            .get(0));
  }

  private static Object[] with(List<Object> values, Object... changes) {
    return Stream.concat(values.stream(), Arrays.stream(changes)).toArray();
  }

  private static List<Object> told(Compared compared) {
    String differences =
        String.join(
            ", ",
            compared.diff().differences().stream()
                .filter(difference -> !difference.open())
                .map(OtherSizesTest::told)
                .toList());
    return List.of(differences, compared.verdict().shape(), compared.verdict().weights().answer());
  }

  private static String told(Difference difference) {
    return difference.rule() + " " + difference.level().word();
  }
}
