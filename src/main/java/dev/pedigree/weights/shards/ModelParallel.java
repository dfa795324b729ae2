package dev.pedigree.weights.shards;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Joins the shards of Meta's model parallelism, {@code consolidated.00.pth} and so on. Every shard
 * has every tensor: norms whole, matrices as one slice. Column-parallel layers (q, k, v, gate, up,
 * head) are sliced by rows of the stored matrix, row-parallel ones (attention output, down) by
 * columns, the embedding by columns in Llama 1 and 2 and by rows since Llama 3. Sources: Meta's
 * {@code model.py} and the conversion script of Transformers.
 *
 * @param tensors with their full shapes; empty when the shards do not fit together
 * @param findings what does not fit
 */
public record ModelParallel(List<Tensor> tensors, List<Finding> findings) {
  private static final Pattern SHARD = Pattern.compile("(.*/)?consolidated\\.[0-9]{2}\\.pth");
  private static final Set<String> BY_ROWS = Set.of("wq", "wk", "wv", "w1", "w3", "output");
  private static final Set<String> BY_COLUMNS = Set.of("wo", "w2");
  private static final String EMBEDDING = "tok_embeddings";

  /** Whether files are such shards, by their names. */
  public static boolean of(List<WeightHeader> files) {
    return !files.isEmpty() && files.stream().allMatch(f -> SHARD.matcher(f.path()).matches());
  }

  /**
   * Joins the shards of one model.
   *
   * @param shards sorted by path
   * @param keyRows rows of a whole key matrix if the configuration gives them, else −1. With more
   *     shards than key heads, several shards have the same head
   */
  public static ModelParallel join(List<WeightHeader> shards, long keyRows) {
    return new Join(shards, keyRows).join();
  }

  private static final class Join {
    private final List<WeightHeader> shards;
    private final long keyRows;
    private final Notes notes;
    private final List<Map<String, Tensor>> byName = new ArrayList<>();
    private final long width;

    Join(List<WeightHeader> shards, long keyRows) {
      this.shards = shards;
      this.keyRows = keyRows;
      this.notes = new Notes(shards.get(0).path());
      for (WeightHeader shard : shards) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        shard.tensors().forEach(t -> tensors.put(t.name(), t));
        byName.add(tensors);
      }
      Tensor norm = byName.get(0).get("norm.weight");
      this.width = norm == null || norm.shape().size() != 1 ? -1 : norm.shape().get(0);
    }

    ModelParallel join() {
      for (int i = 0; i < shards.size(); i++) {
        if (!shards.get(i).path().endsWith(String.format("consolidated.%02d.pth", i))) {
          notes.error("parallel-gap", shards.get(i).path(), "number", String.format("%02d", i));
          return new ModelParallel(List.of(), notes.all());
        }
      }
      byName.get(0).values().forEach(this::compare);
      for (int i = 1; i < shards.size(); i++) {
        for (Tensor tensor : byName.get(i).values()) {
          if (!byName.get(0).containsKey(tensor.name())) {
            differs(tensor, shards.get(0));
          }
        }
      }
      List<Tensor> whole = byName.get(0).values().stream().map(this::whole).toList();
      boolean sound = !notes.has("parallel-differs") && !notes.has("parallel-incomplete");
      if (sound && shards.size() > 1) {
        notes.info("parallel-joined", "", "count", shards.size());
      }
      return new ModelParallel(sound ? whole : List.of(), notes.all());
    }

    private void compare(Tensor tensor) {
      for (int i = 1; i < shards.size(); i++) {
        Tensor other = byName.get(i).get(tensor.name());
        boolean alike =
            other != null
                && other.shape().equals(tensor.shape())
                && other.dtype().equals(tensor.dtype());
        if (!alike) {
          differs(tensor, shards.get(i));
        }
      }
    }

    private void differs(Tensor tensor, WeightHeader shard) {
      String shown = Notes.shown(tensor.name());
      notes.error("parallel-differs", shown, "name", shown, "file", shard.path());
    }

    private Tensor whole(Tensor part) {
      int side = side(part);
      if (side < 0 || part.shape().get(side) == 0) {
        return part;
      }
      List<Long> shape = new ArrayList<>(part.shape());
      long full = shape.get(side) * shards.size();
      boolean key = part.name().endsWith(".wk.weight") || part.name().endsWith(".wv.weight");
      if (key && keyRows >= shape.get(side) && keyRows < full) {
        full = keyRows;
      }
      if (part.name().endsWith(".wq.weight") && full < width && width % full == 0) {
        long all = shards.size() * (width / full);
        notes.error("parallel-incomplete", "", "count", shards.size(), "all", all);
      }
      if (shards.size() == 1) {
        return part;
      }
      long bytes = part.bytes() / shape.get(side) * full;
      shape.set(side, full);
      return new Tensor(part.name(), part.dtype(), shape, 0, bytes, "joined along " + side);
    }

    /** The dimension along which a tensor is sliced, or −1 if every shard has it whole. */
    private int side(Tensor tensor) {
      List<Long> shape = tensor.shape();
      if (shape.size() != 2) {
        return -1;
      }
      String[] parts = tensor.name().split("\\.");
      String layer = parts.length < 2 ? "" : parts[parts.length - 2];
      if (BY_ROWS.contains(layer)) {
        return 0;
      }
      if (BY_COLUMNS.contains(layer)) {
        return 1;
      }
      if (layer.equals(EMBEDDING)) {
        return shape.get(1) == width ? 0 : 1;
      }
      // For other names: the dimension that is not the width of the model is sliced.
      return shape.get(1) == width ? 0 : shape.get(0) == width ? 1 : -1;
    }
  }
}
