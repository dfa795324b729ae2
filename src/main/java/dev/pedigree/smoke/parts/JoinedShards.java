package dev.pedigree.smoke.parts;

import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.Elements;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.weights.Tensor;
import java.util.List;
import java.util.Map;

/** A matrix of which every shard of Meta's model parallelism has a part. */
final class JoinedShards {
  private static final String JOINED = "joined along ";

  private JoinedShards() {}

  /**
   * A whole tensor.
   *
   * @param whole as the shards join: along 0 their rows follow each other, along 1 their columns;
   *     otherwise all have the same
   * @param shards by name, in order
   */
  static StoredTensor tensor(Tensor whole, List<Map<String, StoredTensor>> shards) {
    StoredTensor first = shards.get(0).get(whole.name());
    if (!whole.storage().startsWith(JOINED)) {
      return first;
    }
    boolean byRows = whole.storage().equals(JOINED + 0);
    // With more shards than key heads, neighbours have the same head.
    long own = first.shape().get(byRows ? 0 : 1);
    int parts = ArraySize.of(whole.shape().get(byRows ? 0 : 1) / own);
    int step = shards.size() / parts;
    Elements[] elements = new Elements[parts];
    for (int p = 0; p < parts; p++) {
      elements[p] = shards.get(p * step).get(whole.name()).elements();
    }
    // Numbers that lie together in one shard, and in the whole.
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
