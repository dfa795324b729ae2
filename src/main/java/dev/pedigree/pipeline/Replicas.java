package dev.pedigree.pipeline;

import dev.pedigree.architecture.reading.ArchitectureReader.Reading;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.smoke.SmokeResult;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a replica of every design for the site, as a check of the descriptions without weights. */
final class Replicas {

  /** One run; either a result, or a mistake of this program. */
  private record Run(String id, Optional<SmokeResult> result, Optional<Finding> bug) {}

  private Replicas() {}

  /**
   * What came out, by catalogue id. A model that brings a mistake of this program to light has no
   * result; the others have theirs.
   *
   * @param check runs a description
   * @param findings told of such a mistake
   */
  static SortedMap<String, SmokeResult> run(
      Map<String, Reading> readings,
      Function<Reading, SmokeResult> check,
      Consumer<Finding> findings) {
    SortedMap<String, SmokeResult> results = new TreeMap<>();
    readings.entrySet().parallelStream()
        .map(entry -> one(entry.getKey(), entry.getValue(), check))
        .toList()
        .forEach(
            run -> {
              run.result().ifPresent(result -> results.put(run.id(), result));
              run.bug().ifPresent(findings);
            });
    return results;
  }

  private static Run one(String id, Reading reading, Function<Reading, SmokeResult> check) {
    try {
      return new Run(id, Optional.of(check.apply(reading)), Optional.empty());
    } catch (RuntimeException | StackOverflowError e) {
      // Only this run is missing on the site, so it may be published.
      return new Run(id, Optional.empty(), Optional.of(Bug.withoutHarm(id, e)));
    }
  }
}
