package dev.pedigree.weights.shards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two shards with a tensor of two numbers each, and an index that says so or something else. */
class ShardCheckTest {
  private static final String MAP = "\"a\":\"1.safetensors\",\"b\":\"2.safetensors\"";
  private static final List<String> FILES = List.of("m/1.safetensors", "m/2.safetensors");
  private static final List<WeightHeader> HEADERS =
      List.of(shard("m/1.safetensors", "a"), shard("m/2.safetensors", "b"));

  @Test
  void anIndexThatFitsItsShardsIsNothingToSay() {
    assertEquals(
        List.of(),
        check("{\"metadata\":{\"total_size\":16},\"weight_map\":{" + MAP + "}}", FILES, HEADERS));
  }

  @Test
  void aShardThatIsNotThereIsAnErrorAndTheSumsAreLeftAlone() {
    assertEquals(
        List.of(
            "ERROR m/i.json (m/2.safetensors): the file m/2.safetensors is missing: 1 tensor cannot"
                + " be read"),
        check(
            "{\"metadata\":{\"total_size\":1},\"weight_map\":{" + MAP + "}}",
            FILES.subList(0, 1),
            HEADERS.subList(0, 1)));
  }

  @Test
  void aShardWhoseHeaderCannotBeReadIsNotJudged() {
    assertEquals(List.of(), check("{\"weight_map\":{" + MAP + "}}", FILES, HEADERS.subList(0, 1)));
  }

  @Test
  void aTensorThatIsElsewhereThanTheIndexSaysIsAnError() {
    assertEquals(
        List.of(
            "ERROR m/i.json (b): the index places \"b\" in m/1.safetensors, which does not have it"),
        check(
            "{\"weight_map\":{\"a\":\"1.safetensors\",\"b\":\"1.safetensors\"}}",
            FILES.subList(0, 1),
            HEADERS.subList(0, 1)));
  }

  @Test
  void aTensorThatTheIndexDoesNotListIsAWarning() {
    assertEquals(
        List.of(
            "WARNING m/i.json (c): \"c\" is in m/2.safetensors, but the index does not list it"),
        check(
            "{\"weight_map\":{" + MAP + "}}",
            FILES,
            List.of(HEADERS.get(0), shard("m/2.safetensors", "b", "c"))));
  }

  @Test
  void aTensorThatIsThereTwiceIsCountedOnce() {
    assertEquals(
        List.of(
            "WARNING m/i.json (a): \"a\" is in m/1.safetensors and in m/2.safetensors; 8 bytes are"
                + " there twice"),
        check(
            "{\"metadata\":{\"total_size\":16},\"weight_map\":{" + MAP + "}}",
            FILES,
            List.of(HEADERS.get(0), shard("m/2.safetensors", "b", "a"))));
  }

  @Test
  void sumsThatDifferFromTheTensorsAreWarnings() {
    assertEquals(
        List.of(
            "WARNING m/i.json (total_size): total_size is 20, the tensors have 16 bytes",
            "WARNING m/i.json (total_parameters): total_parameters is 5, counted are 4"),
        check(
            "{\"metadata\":{\"total_size\":20,\"total_parameters\":5},\"weight_map\":{"
                + MAP
                + "}}",
            FILES,
            HEADERS));
  }

  @Test
  void aFileThatTheIndexDoesNotNameIsAStrayOnlyInTheSameFolder() {
    List<String> files = new ArrayList<>(FILES);
    files.add("m/3.safetensors");
    files.add("other/3.safetensors");
    assertEquals(
        List.of(
            "WARNING m/i.json (m/3.safetensors): m/3.safetensors lies beside the shards and the"
                + " index does not name it: another copy"),
        check("{\"weight_map\":{" + MAP + "}}", files, HEADERS));
  }

  @Test
  void anIndexWithoutATensorBesideWeightsIsSaidOnce() {
    assertEquals(
        List.of(
            "WARNING m/i.json (weight_map): the index lists no tensor, but 2 weight files are there"),
        check("{\"weight_map\":{}}", FILES, List.of()));
  }

  @Test
  void anIndexThatCannotBeReadIsNotComparedWithAnything() {
    assertEquals(List.of(), check("[]", FILES, HEADERS));
  }

  private static List<String> check(String index, List<String> files, List<WeightHeader> headers) {
    ShardIndex read = ShardIndex.read("m/i.json", index.getBytes(StandardCharsets.UTF_8));
    return ShardIndex.check(read, files, headers).stream().map(ShardCheckTest::said).toList();
  }

  private static String said(Finding finding) {
    return finding.severity() + " " + finding.location() + ": " + finding.message().en();
  }

  private static WeightHeader shard(String path, String... names) {
    List<Tensor> tensors = new ArrayList<>();
    for (String name : names) {
      tensors.add(new Tensor(name, "F32", List.of(2L), 100 + 8L * tensors.size(), 8, ""));
    }
    return new WeightHeader(path, "safetensors", "", 200, 100, tensors, Map.of());
  }
}
