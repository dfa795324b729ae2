package dev.pedigree.crawl;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reuses headers of an earlier snapshot: content with the same digest has the same header, so
 * nothing is requested as long as no weight file changed.
 */
final class KnownWeights {
  /** What the rules of findings begin with that were made when the headers were read. */
  private static final List<String> ABOUT_WEIGHTS =
      List.of("weights.", "crawl.second-copy", "crawl.size-differs", "crawl.index-");

  private final Snapshot earlier;

  KnownWeights(Snapshot earlier) {
    this.earlier = earlier;
  }

  /** The weights of {@code files}; empty when a file is new or was not read completely before. */
  Optional<Weights> of(List<Candidate> files) {
    if (earlier.tensors().isEmpty() || earlier.files().size() != files.size()) {
      return Optional.empty();
    }
    Map<String, WeightFile> known = new HashMap<>();
    earlier.files().forEach(f -> known.put(f.path(), f));
    for (Candidate file : files) {
      WeightFile before = known.get(file.path());
      if (before == null
          || before.headerBytes() == 0
          || !before.oid().equals(file.oid())
          || before.bytes() != file.bytes()) {
        return Optional.empty();
      }
    }
    return Optional.of(new Weights(earlier.files(), List.of(), earlier.tensors()));
  }

  /** The earlier findings about headers, which still hold. */
  List<Finding> findings() {
    return earlier.findings().stream()
        .filter(f -> ABOUT_WEIGHTS.stream().anyMatch(f.rule()::startsWith))
        .toList();
  }
}
