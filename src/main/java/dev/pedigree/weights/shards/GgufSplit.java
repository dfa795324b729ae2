package dev.pedigree.weights.shards;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.Notes;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that GGUF models in several files, {@code NAME-00001-of-00003.gguf}, are complete. */
public final class GgufSplit {
  private static final Pattern NAME = Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})\\.gguf");

  private GgufSplit() {}

  /**
   * Checks all splits among some files.
   *
   * @param files the GGUF files that are there, by path
   * @param headers those of them whose headers could be read
   */
  public static List<Finding> check(List<String> files, List<WeightHeader> headers) {
    Map<String, WeightHeader> byPath = new HashMap<>();
    headers.forEach(header -> byPath.put(header.path(), header));
    Map<String, List<String>> sets = new TreeMap<>();
    for (String file : files) {
      Matcher matcher = NAME.matcher(file);
      if (matcher.matches()) {
        sets.computeIfAbsent(matcher.group(1) + "-of-" + matcher.group(3), k -> new ArrayList<>())
            .add(file);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (List<String> set : sets.values()) {
      Matcher matcher = NAME.matcher(set.get(0));
      if (matcher.matches()) {
        findings.addAll(check(matcher.group(1), Integer.parseInt(matcher.group(3)), set, byPath));
      }
    }
    return findings;
  }

  private static List<Finding> check(
      String prefix, int count, List<String> present, Map<String, WeightHeader> headers) {
    Notes notes = new Notes(present.get(0));
    Map<String, String> owner = new HashMap<>();
    long tensors = 0;
    long announced = -1;
    boolean complete = true;
    for (int i = 1; i <= count; i++) {
      String file = String.format("%s-%05d-of-%05d.gguf", prefix, i, count);
      WeightHeader header = headers.get(file);
      complete &= header != null;
      if (!present.contains(file)) {
        notes.error("missing-shard", file, "file", Notes.shown(file), "tensors", "?");
        if (notes.all().size() > 5) {
          break; // a name may announce 99,999 files
        }
      }
      if (header == null) {
        continue;
      }
      Object number = header.metadata().get("split.no");
      if (number instanceof Long no && no != i - 1) {
        notes.error("split-number", file, "number", no, "place", i);
      }
      if (header.metadata().get("split.count") instanceof Long said && said != count) {
        notes.error("split-count", file, "said", said, "count", count);
      }
      if (header.metadata().get("split.tensors.count") instanceof Long all) {
        announced = all;
      }
      tensors += header.tensors().size();
      for (Tensor tensor : header.tensors()) {
        String other = owner.putIfAbsent(tensor.name(), file);
        if (other != null) {
          notes.error(
              "tensor-in-two-shards",
              tensor.name(),
              "name",
              Notes.shown(tensor.name()),
              "a",
              other,
              "b",
              file,
              "bytes",
              tensor.bytes());
        }
      }
    }
    if (complete && announced >= 0 && announced != tensors) {
      notes.error("split-tensor-count", "split.tensors.count", "said", announced, "count", tensors);
    }
    return notes.all();
  }
}
