package dev.pedigree.crawl.snapshot;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides whether a fresh snapshot has less than the stored one, as when a hub hides files, a
 * server sends only some of them, or a branch is rewritten. A rebuilt snapshot is a guess, which
 * any reading replaces that saw the whole model, whatever it has less or otherwise.
 */
public final class WorseReading {
  private static final String MISSING_SHARD = "weights.missing-shard";

  /** Rules of findings for crawls that did not see the whole model. */
  private static final Set<String> HOLES =
      Set.of(
          "crawl.headers-missing",
          "crawl.headers-damaged",
          "crawl.history-rewritten",
          "crawl.config-from-history",
          MISSING_SHARD);

  private WorseReading() {}

  /**
   * What the fresh snapshot lacks and why, causes first; empty if it may replace the stored one.
   */
  public static List<Finding> of(Snapshot stored, Snapshot fresh) {
    if (stored.rebuilt().isPresent() && seesTheModel(stored, fresh)) {
      return List.of();
    }
    List<Finding> worse = new ArrayList<>();
    Location place = Location.of(fresh.id());
    if (fresh.config().isMissingNode() && !stored.config().isMissingNode()) {
      worse.add(Finding.warning("crawl.worse.config", place));
    }
    BigInteger before = stored.numbers();
    BigInteger after = fresh.numbers();
    if (after.signum() == 0 && before.signum() > 0) {
      String rule = fresh.files().isEmpty() ? "crawl.worse.weights" : "crawl.worse.tensors";
      worse.add(Finding.warning(rule, place, "before", before));
    } else if (after.shiftLeft(1).compareTo(before) < 0) {
      worse.add(Finding.warning("crawl.worse.collapsed", place, "before", before, "after", after));
    }
    List<Finding> odd = fresh.findings().stream().filter(f -> isNew(f, stored)).toList();
    odd.stream().filter(f -> HOLES.contains(f.rule())).forEach(worse::add);
    if (worse.isEmpty()) {
      return List.of();
    }
    // Answers of servers come first, as they are the causes of what is missing.
    return Stream.concat(
            odd.stream().filter(f -> f.severity() != Severity.INFO && !HOLES.contains(f.rule())),
            worse.stream())
        .toList();
  }

  /**
   * Whether a reading shows all tensors, or the configuration of a model whose tensors none knew.
   */
  private static boolean seesTheModel(Snapshot stored, Snapshot fresh) {
    boolean incomplete =
        fresh.findings().stream().anyMatch(f -> f.rule().equals(MISSING_SHARD) && isNew(f, stored));
    return !fresh.tensors().isEmpty() && !incomplete
        || stored.tensors().isEmpty() && !fresh.config().isMissingNode();
  }

  private static boolean isNew(Finding finding, Snapshot stored) {
    return stored.findings().stream().noneMatch(f -> f.rule().equals(finding.rule()));
  }
}
