package dev.pedigree.crawl.snapshot;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.TensorPattern;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides whether a fresh snapshot has less than the stored one, as when a hub hides files, a
 * server sends only some of them, or a branch is rewritten.
 */
public final class WorseReading {
  /** Rules of findings for crawls that did not see the whole model. */
  private static final Set<String> HOLES =
      Set.of("crawl.headers-missing", "crawl.history-rewritten", "crawl.config-from-history");

  private WorseReading() {}

  /**
   * What the fresh snapshot lacks and why, causes first; empty if it may replace the stored one.
   */
  public static List<Finding> of(Snapshot stored, Snapshot fresh) {
    List<Finding> worse = new ArrayList<>();
    Location place = Location.of(fresh.id());
    if (fresh.config().isMissingNode() && !stored.config().isMissingNode()) {
      worse.add(Finding.warning("crawl.worse.config", place));
    }
    BigInteger before = numbers(stored);
    BigInteger after = numbers(fresh);
    if (after.signum() == 0 && before.signum() > 0) {
      worse.add(Finding.warning("crawl.worse.tensors", place, "before", before));
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

  private static boolean isNew(Finding finding, Snapshot stored) {
    return stored.findings().stream().noneMatch(f -> f.rule().equals(finding.rule()));
  }

  /** The number of elements of all tensors. */
  private static BigInteger numbers(Snapshot snapshot) {
    BigInteger sum = BigInteger.ZERO;
    for (TensorPattern tensor : snapshot.tensors()) {
      sum =
          sum.add(
              BigInteger.valueOf(tensor.elements()).multiply(BigInteger.valueOf(tensor.count())));
    }
    return sum;
  }
}
