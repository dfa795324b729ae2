package dev.pedigree.pipeline;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.smoke.SmokeCheck;
import dev.pedigree.smoke.SmokeLimits;
import dev.pedigree.smoke.SmokeRequest;
import dev.pedigree.smoke.SmokeResult;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs a replica of every design for the site, as a check of the descriptions without weights. A
 * run takes some milliseconds, so results are not cached.
 */
final class Replicas {
  private Replicas() {}

  /** The results by catalogue id. */
  static SortedMap<String, SmokeResult> run(Map<String, Snapshot> snapshots) {
    return snapshots.entrySet().parallelStream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, e -> run(e.getValue()), (a, b) -> a, TreeMap::new));
  }

  private static SmokeResult run(Snapshot snapshot) {
    return SmokeCheck.run(
        SmokeRequest.ofHeaders(
            snapshot.id(), snapshot.config(), snapshot.tensors(), SmokeLimits.BRIEF));
  }
}
