package dev.pedigree.pipeline.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Publishes small sites. */
final class ReleaseFixture {
  private ReleaseFixture() {}

  static SiteSummary summary() {
    return new SiteSummary(new TreeMap<>(), new TreeMap<>(), 3, new TreeSet<>());
  }

  static Optional<Path> publish(Releases releases, SortedMap<String, byte[]> files, int keep)
      throws IOException {
    try (Releases.Draft draft = releases.draft()) {
      files.forEach(draft::take);
      return draft.publish(summary(), keep);
    }
  }
}
