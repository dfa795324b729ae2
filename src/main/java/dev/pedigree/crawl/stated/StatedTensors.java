package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.shards.ShardIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the index of a sharded model states about weights whose headers were not read: names and
 * bytes, but neither shapes nor number types.
 *
 * @param path the index
 * @param tensors the names, with empty types and shapes
 * @param shards the files that it names, sorted
 * @param totalSize bytes of all tensors; empty if it gives none
 */
public record StatedTensors(
    String path, List<TensorPattern> tensors, List<String> shards, Optional<Long> totalSize) {
  private static final String ENDING = ".index.json";

  /** Most kinds of names that are kept; published models have a few dozen. */
  private static final int MOST = 5000;

  /** The names of an index, folded, as they stand in a snapshot; empty if there are too many. */
  public static Optional<JsonNode> kept(ShardIndex index) {
    List<TensorPattern> names =
        TensorPattern.fold(
            index.weightMap().keySet().stream()
                .map(name -> new Tensor(name, "", List.of(), 0, 0, ""))
                .toList());
    if (names.isEmpty() || names.size() > MOST) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    index.totalSize().ifPresent(size -> json.putObject("metadata").put("total_size", size));
    ArrayNode shards = json.putArray("shards");
    new TreeSet<>(index.weightMap().values()).forEach(shards::add);
    ArrayNode tensors = json.putArray("tensors");
    names.forEach(name -> tensors.add(name.name()));
    return Optional.of(json);
  }

  /** The first index of a snapshot, one of safetensors files before others. */
  public static Optional<StatedTensors> of(Snapshot snapshot) {
    return snapshot.beside().entrySet().stream()
        .filter(e -> e.getKey().endsWith(ENDING) && e.getValue().path("tensors").isArray())
        .min(
            Comparator.comparing((Map.Entry<String, JsonNode> e) -> e.getKey().contains("/"))
                .thenComparing(e -> !e.getKey().contains("safetensors"))
                .thenComparing(Map.Entry::getKey))
        .map(e -> of(e.getKey(), e.getValue()));
  }

  private static StatedTensors of(String path, JsonNode json) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    List<TensorPattern> tensors = new ArrayList<>();
    json.path("tensors").forEach(n -> tensors.add(new TensorPattern(n.asText(), "", List.of())));
    List<String> shards = new ArrayList<>();
    json.path("shards").forEach(shard -> shards.add(folder + shard.asText()));
    JsonNode size = json.path("metadata").path("total_size");
    return new StatedTensors(
        path,
        tensors,
        shards,
        // A tool that wrote no sum leaves 0, which no model has.
        size.isIntegralNumber() && size.longValue() > 0
            ? Optional.of(size.longValue())
            : Optional.empty());
  }

  /** How many tensors it names. */
  public long count() {
    return tensors.stream().mapToLong(TensorPattern::count).sum();
  }
}
