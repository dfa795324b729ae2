package dev.pedigree.weights.shards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shards that Meta publishes, one for each device, are joined to whole matrices. */
class ModelParallelTest {
  private static final String LAYER = "layers.0.attention.";

  @Test
  void matricesAreJoinedAlongTheSideThatTheirLayerCuts() {
    List<WeightHeader> shards =
        shards(
            2,
            tensor("tok_embeddings.weight", 100, 4), // Llama 2 cuts the embedding by columns
            tensor("norm.weight", 8),
            tensor("output.weight", 50, 8),
            tensor(LAYER + "wq.weight", 4, 8),
            tensor(LAYER + "wk.weight", 2, 8),
            tensor(LAYER + "wo.weight", 8, 4),
            tensor("layers.0.feed_forward.w1.weight", 12, 8),
            tensor("layers.0.feed_forward.w2.weight", 8, 12),
            tensor("layers.0.attention_norm.weight", 8),
            tensor("rope.freqs", 2));
    ModelParallel joined = ModelParallel.join(shards, -1);
    assertEquals(
        "[100, 8] [8] [100, 8] [8, 8] [4, 8] [8, 8] [24, 8] [8, 24] [8] [2]", shapes(joined));
    assertEquals(2 * 100 * 8, joined.tensors().get(0).bytes());
    assertEquals(
        List.of(
            "2 model-parallel shards were joined: q, k, v, gate, up and head by rows, attention"
                + " output and down by columns; norms are whole in each"),
        messages(joined));
  }

  @Test
  void theEmbeddingOfLlama3IsJoinedByRowsAndKeyHeadsInSeveralShardsCountOnce() {
    List<WeightHeader> shards =
        shards(
            4,
            tensor("tok_embeddings.weight", 25, 8),
            tensor("norm.weight", 8),
            tensor(LAYER + "wq.weight", 2, 8),
            tensor(LAYER + "wk.weight", 2, 8),
            tensor(LAYER + "wv.weight", 2, 8));
    // Two key heads of two rows in four shards: each head is in two of them.
    assertEquals("[100, 8] [8] [8, 8] [4, 8] [4, 8]", shapes(ModelParallel.join(shards, 4)));
  }

  @Test
  void oneShardIsWholeByItself() {
    List<WeightHeader> shards =
        shards(1, tensor("norm.weight", 8), tensor(LAYER + "wq.weight", 8, 8));
    ModelParallel joined = ModelParallel.join(shards, -1);
    assertEquals(shards.get(0).tensors(), joined.tensors());
    assertEquals(List.of(), joined.findings());
  }

  @Test
  void missingShardsAreNamedAndNothingIsJoined() {
    List<WeightHeader> shards =
        shards(4, tensor("norm.weight", 8), tensor(LAYER + "wq.weight", 2, 8));
    ModelParallel gap =
        ModelParallel.join(List.of(shards.get(0), shards.get(1), shards.get(3)), -1);
    assertTrue(gap.tensors().isEmpty());
    assertEquals(List.of("the model-parallel shard number 02 is missing"), messages(gap));
    ModelParallel half = ModelParallel.join(shards.subList(0, 2), -1);
    assertTrue(half.tensors().isEmpty());
    assertEquals(
        List.of(
            "only 2 of 4 model-parallel shards are here: the matrices are narrower than the norms"),
        messages(half));
  }

  @Test
  void shardsOfDifferentModelsAreNotJoined() {
    List<WeightHeader> shards = new ArrayList<>(shards(1, tensor(LAYER + "wq.weight", 4, 8)));
    shards.add(shard(1, tensor(LAYER + "wq.weight", 4, 16)));
    ModelParallel mixed = ModelParallel.join(shards, -1);
    assertTrue(mixed.tensors().isEmpty());
    assertEquals(
        List.of(
            "the model-parallel shards do not fit together: consolidated.01.pth has"
                + " \"layers.0.attention.wq.weight\" not, or in another shape or type"),
        messages(mixed));
  }

  private static Tensor tensor(String name, long... shape) {
    List<Long> sides = new ArrayList<>();
    long bytes = 2;
    for (long side : shape) {
      sides.add(side);
      bytes *= side;
    }
    return new Tensor(name, "BF16", sides, 0, bytes, "");
  }

  private static List<WeightHeader> shards(int count, Tensor... tensors) {
    List<WeightHeader> shards = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shards.add(shard(i, tensors));
    }
    return shards;
  }

  private static WeightHeader shard(int number, Tensor... tensors) {
    String path = String.format("consolidated.%02d.pth", number);
    return new WeightHeader(path, "torch-zip", "3", 0, 0, List.of(tensors), Map.of());
  }

  private static String shapes(ModelParallel joined) {
    return String.join(" ", joined.tensors().stream().map(t -> t.shape().toString()).toList());
  }

  private static List<String> messages(ModelParallel joined) {
    return joined.findings().stream().map(f -> f.message().en()).toList();
  }
}
