package dev.pedigree.crawl.snapshot;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.TensorPattern;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a fresh reading of a repository knows less than the stored one, which happens when a hub
 * hides files, a server gives out half of them, or a branch is rewritten.
 */
public final class WorseReading {
  /** Findings of a crawl that did not see the whole model. */
  private static final Set<String> HOLES =
      Set.of("crawl.headers-missing", "crawl.history-rewritten", "crawl.config-from-history");

  private WorseReading() {}

  /** What the fresh reading lacks, one finding a reason; empty when it may take the place. */
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
    for (Finding finding : fresh.findings()) {
      if (HOLES.contains(finding.rule())
          && stored.findings().stream().noneMatch(f -> f.rule().equals(finding.rule()))) {
        worse.add(finding);
      }
    }
    return worse;
  }

  /** Elements of all tensors together. */
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
