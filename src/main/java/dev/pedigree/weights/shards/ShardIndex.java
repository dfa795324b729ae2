package dev.pedigree.weights.shards;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.WeightHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The index of a sharded model: {@code model.safetensors.index.json} or {@code
 * pytorch_model.bin.index.json}.
 *
 * @param path the index file
 * @param usable whether it could be read; otherwise a finding says why not
 * @param weightMap shard by tensor, in file order; names that leave the folder are left out
 * @param totalSize bytes of all tensors, as the index claims; empty if absent or beyond 63 bits
 * @param totalParameters number of parameters, as the index claims
 * @param findings what was odd about the index itself
 */
public record ShardIndex(
    String path,
    boolean usable,
    Map<String, String> weightMap,
    Optional<Long> totalSize,
    Optional<Long> totalParameters,
    List<Finding> findings) {

  /** Reads an index. Bad bytes become findings. */
  public static ShardIndex read(String path, byte[] json) {
    Notes notes = new Notes(path);
    ShardIndexReader reader = new ShardIndexReader(path, json, notes);
    try {
      reader.read();
    } catch (FindingException e) {
      notes.add(e.finding());
      return new ShardIndex(path, false, Map.of(), Optional.empty(), Optional.empty(), notes.all());
    }
    return new ShardIndex(
        path,
        !notes.rejected(),
        new LinkedHashMap<>(reader.weightMap()),
        reader.totalSize(),
        reader.totalParameters(),
        notes.all());
  }

  /**
   * Compares an index with the files beside it.
   *
   * @param files the weight files of the folder of the index, by their paths
   * @param headers those of them whose headers could be read
   */
  public static List<Finding> check(
      ShardIndex index, List<String> files, List<WeightHeader> headers) {
    return index.usable() ? new ShardCheck(index, files, headers).findings() : List.of();
  }
}
