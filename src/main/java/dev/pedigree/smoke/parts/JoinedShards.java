package dev.pedigree.smoke.parts;

import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.Elements;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.Tensor;
import java.util.List;
import java.util.Map;

/** Joins the parts of a tensor in shards of Meta's model parallelism. */
final class JoinedShards {
  private static final String JOINED = "joined along ";

  private JoinedShards() {}

  /**
   * The whole tensor.
   *
   * @param whole its header entry, which says along which dimension shards are joined, or that all
   *     have the same
   * @param shards tensors by name, in the order of shards
   */
  static StoredTensor tensor(Tensor whole, List<Map<String, StoredTensor>> shards) {
    StoredTensor first = shards.get(0).get(whole.name());
    if (!whole.storage().startsWith(JOINED)) {
      return first;
    }
    boolean byRows = whole.storage().equals(JOINED + 0);
    // With more shards than key heads, consecutive shards repeat a head.
    long own = first.shape().get(byRows ? 0 : 1);
    int parts = ArraySize.of(whole.shape().get(byRows ? 0 : 1) / own);
    int step = shards.size() / parts;
    Elements[] elements = new Elements[parts];
    for (int p = 0; p < parts; p++) {
      elements[p] = shards.get(p * step).get(whole.name()).elements();
    }
    // Length of a contiguous run in both the shard and the whole.
    long run = byRows ? first.count() : own;
    Elements joined =
        (from, count, into, at) -> {
          int done = 0;
          while (done < count) {
            long index = from + done;
            long line = index / run;
            int part = (int) (line % parts);
            long start = line / parts * run + index % run;
            int length = (int) Math.min(count - done, run - index % run);
            elements[part].read(start, length, into, at + done);
            done += length;
          }
        };
    return new StoredTensor(
        whole.name(),
        whole.dtype(),
        whole.shape(),
        joined,
        (from, count, into, at) -> {
          throw new UnsupportedDesign("packed weights in model-parallel shards, " + whole.name());
        });
  }
}
