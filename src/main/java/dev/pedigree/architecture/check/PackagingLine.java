package dev.pedigree.architecture.check;

import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.crawl.packaging.QuantWords;
import dev.pedigree.crawl.packaging.Quantisation;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one line of a comparison that says how the numbers of the two are stored. */
public final class PackagingLine {
  private static final String RULE = "packaging.quantisation";

  private PackagingLine() {}

  /** A comparison with the line, when one of the two is quantised and the other is not alike. */
  public static ArchitectureDiff with(
      ArchitectureDiff diff, Optional<Snapshot> a, Optional<Snapshot> b) {
    Optional<Difference> line = of(a, b);
    if (line.isEmpty()) {
      return diff;
    }
    List<Difference> differences = new ArrayList<>(diff.differences());
    differences.add(line.get());
    return diff.with(differences);
  }

  /** The difference; empty when neither is quantised, or both in the same way. */
  public static Optional<Difference> of(Optional<Snapshot> a, Optional<Snapshot> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    Packaging left = Packaging.of(a.get());
    Packaging right = Packaging.of(b.get());
    Text wordsA = QuantWords.of(left);
    Text wordsB = QuantWords.of(right);
    if (!left.quantised() && !right.quantised() || wordsA.equals(wordsB)) {
      return Optional.empty();
    }
    Text sentence = Wording.textOf("packaging.quantisation", Map.of("a", wordsA, "b", wordsB));
    return Optional.of(new Difference(RULE, Level.PACKAGING, fact(left), fact(right), sentence));
  }

  /** How the numbers of one model are stored, as a fact. */
  public static Fact fact(Packaging packaging) {
    return packaging.unknown()
        ? Fact.UNKNOWN
        : new Fact(
            QuantWords.of(packaging).en(),
            packaging.stated().isPresent() ? Origin.CONFIG : Origin.HEADER,
            packaging.stated().map(Quantisation::file).orElse(""));
  }
}
