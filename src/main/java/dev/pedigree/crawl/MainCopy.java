package dev.pedigree.crawl;

import dev.pedigree.crawl.snapshot.WeightChanges;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The weight files that make up the model. Many repositories have several copies: safetensors and
 * pickle, one file and shards, original tensor names, various quantisations.
 *
 * @param paths the files that count, sorted
 * @param repeated the first file of each other copy
 */
public record MainCopy(List<String> paths, List<String> repeated) {
  /** Formats in order of preference. */
  private static final List<String> FORMATS =
      List.of("safetensors", "gguf", "bin", "pth", "pt", "onnx");

  private static final Comparator<Shards> RANK =
      Comparator.comparingInt(Shards::depth)
          .thenComparingInt(Shards::format)
          .thenComparingInt(Shards::strangeness)
          .thenComparing(Shards::name);

  /**
   * Files that belong together by name.
   *
   * @param name the common name
   */
  private record Shards(String name, List<String> paths) {
    int depth() {
      return (int) name.chars().filter(c -> c == '/').count();
    }

    int format() {
      String ending = name.substring(name.lastIndexOf('.') + 1);
      int at = FORMATS.indexOf(ending);
      return at < 0 ? FORMATS.size() : at;
    }

    /** The rank of a copy: adapters and copies with original names come after the model itself. */
    int strangeness() {
      String file = name.substring(name.lastIndexOf('/') + 1);
      return file.startsWith("consolidated") || file.startsWith("adapter") ? 1 : 0;
    }
  }

  /**
   * Selects the main copy.
   *
   * @param files all weight files, sorted
   * @param headers the headers that were read, by path
   */
  public static MainCopy of(List<String> files, Map<String, WeightHeader> headers) {
    Map<String, List<String>> byName = new TreeMap<>();
    files.forEach(
        f -> byName.computeIfAbsent(WeightChanges.setOf(f), s -> new ArrayList<>()).add(f));
    List<Shards> sets =
        byName.entrySet().stream()
            .map(e -> new Shards(e.getKey(), e.getValue()))
            .sorted(RANK)
            .toList();
    List<String> chosen = new ArrayList<>();
    List<String> repeated = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Shards set : sets) {
      Shards first = sets.get(0);
      Set<String> more = names(set, headers);
      boolean alike =
          set.depth() == first.depth()
              && set.format() == first.format()
              && set.strangeness() == first.strangeness();
      if (chosen.isEmpty() || (alike && names.stream().noneMatch(more::contains))) {
        chosen.addAll(set.paths());
        names.addAll(more);
      } else {
        repeated.add(set.paths().get(0));
      }
    }
    return new MainCopy(chosen.stream().sorted().toList(), repeated);
  }

  private static Set<String> names(Shards set, Map<String, WeightHeader> headers) {
    Set<String> names = new HashSet<>();
    for (String path : set.paths()) {
      if (headers.containsKey(path)) {
        headers.get(path).tensors().stream().map(Tensor::name).forEach(names::add);
      }
    }
    return names;
  }
}
