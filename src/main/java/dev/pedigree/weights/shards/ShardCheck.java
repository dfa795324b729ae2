package dev.pedigree.weights.shards;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.Extent;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Paths;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares an index with the shards: every tensor must be where the index says, and no others. */
final class ShardCheck {
  private final ShardIndex index;
  private final String folder;
  private final Set<String> files;
  private final Map<String, WeightHeader> headers = new LinkedHashMap<>();
  private final Notes notes;

  ShardCheck(ShardIndex index, List<String> files, List<WeightHeader> headers) {
    this.index = index;
    this.folder = Paths.folder(index.path());
    this.files = new TreeSet<>(files);
    this.notes = new Notes(index.path());
    headers.forEach(header -> this.headers.put(header.path(), header));
  }

  List<Finding> findings() {
    Map<String, List<String>> byShard = new LinkedHashMap<>();
    index
        .weightMap()
        .forEach((t, s) -> byShard.computeIfAbsent(folder + s, k -> new ArrayList<>()).add(t));
    if (index.weightMap().isEmpty() && !files.isEmpty()) {
      notes.warning("empty-index", "weight_map", "files", files.size());
    } else {
      strays(byShard.keySet());
    }
    Map<String, String> owner = new HashMap<>();
    boolean complete = true;
    long bytes = 0;
    long elements = 0;
    for (Map.Entry<String, List<String>> shard : byShard.entrySet()) {
      WeightHeader header = headers.get(shard.getKey());
      complete &= header != null;
      if (!files.contains(shard.getKey())) {
        notes.error(
            "missing-shard",
            shard.getKey(),
            "file",
            Notes.shown(shard.getKey()),
            "tensors",
            shard.getValue().size());
      } else if (header != null) {
        places(header, new HashSet<>(shard.getValue()), owner);
        Set<Long> seen = new HashSet<>();
        for (Tensor tensor : header.tensors()) {
          boolean counts = (folder + index.weightMap().get(tensor.name())).equals(shard.getKey());
          boolean first = tensor.bytes() == 0 || seen.add(tensor.offset());
          bytes += counts && first ? tensor.bytes() : 0;
          elements += counts && first ? Math.max(0, Extent.elements(tensor.shape())) : 0;
        }
      }
    }
    if (complete && !notes.has("tensor-not-in-shard")) {
      sums(bytes, elements);
    }
    return notes.all();
  }

  private void strays(Set<String> named) {
    for (String file : files) {
      if (Paths.folder(file).equals(folder) && !named.contains(file)) {
        notes.warning("stray-weights", file, "file", Notes.shown(file));
      }
    }
  }

  private void places(WeightHeader header, Set<String> wanted, Map<String, String> owner) {
    Set<String> there = new HashSet<>();
    for (Tensor tensor : header.tensors()) {
      String name = tensor.name();
      there.add(name);
      String other = owner.putIfAbsent(name, header.path());
      if (other != null) {
        notes.warning(
            "tensor-in-two-shards",
            name,
            "name",
            Notes.shown(name),
            "a",
            other,
            "b",
            header.path(),
            "bytes",
            tensor.bytes());
      } else if (!index.weightMap().containsKey(name)) {
        notes.warning(
            "tensor-not-in-index", name, "name", Notes.shown(name), "file", header.path());
      }
    }
    for (String name : new TreeSet<>(wanted)) {
      if (!there.contains(name)) {
        notes.error("tensor-not-in-shard", name, "name", Notes.shown(name), "file", header.path());
      }
    }
  }

  private void sums(long bytes, long elements) {
    index
        .totalSize()
        .filter(claimed -> claimed != bytes)
        .ifPresent(
            claimed ->
                notes.warning(
                    "total-size-differs", "total_size", "claimed", claimed, "sum", bytes));
    index
        .totalParameters()
        .filter(claimed -> claimed != elements)
        .ifPresent(
            claimed ->
                notes.warning(
                    "claimed-total-differs",
                    "total_parameters",
                    "claimed",
                    claimed,
                    "counted",
                    elements));
  }
}
