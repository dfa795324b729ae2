package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.check.PackagingLine;
import dev.pedigree.crawl.printed.Printed;
import dev.pedigree.crawl.snapshot.Prints;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.signature.Resemblance;
import dev.pedigree.lineage.support.Support;
import dev.pedigree.lineage.support.SupportWords;
import dev.pedigree.lineage.weights.Kinship;
import java.util.List;
import java.util.Optional;

/** Compares two models: what differs, and the three answers. */
public final class Comparer {
  private Comparer() {}

  /**
   * One of two models.
   *
   * @param subject what it is called and said to come from
   * @param snapshot what its repository says, when there is one
   * @param architecture its architecture
   * @param printed its tokenizer and code
   */
  public record Side(
      Subject subject, Optional<Snapshot> snapshot, Architecture architecture, Printed printed) {

    /** A model of whose tokenizer and code is known what its snapshot keeps. */
    public Side(Subject subject, Optional<Snapshot> snapshot, Architecture architecture) {
      this(
          subject,
          snapshot,
          architecture,
          Printed.of(snapshot.map(Snapshot::prints).orElse(Prints.NONE)));
    }
  }

  /** The comparison, read from a to b. */
  public static Compared compare(Side a, Side b) {
    return compare(a, b, Optional.empty());
  }

  /**
   * The comparison, read from a to b.
   *
   * @param kinship what numbers of both show, when they were read
   */
  public static Compared compare(Side a, Side b, Optional<Kinship> kinship) {
    return compare(a, b, kinship, Optional.empty());
  }

  /**
   * The comparison, read from a to b.
   *
   * @param kinship what numbers of both show, when they were read
   * @param signed what their stored signatures show, when both have one
   */
  static Compared compare(Side a, Side b, Optional<Kinship> kinship, Optional<Resemblance> signed) {
    ArchitectureDiff diff = ArchitectureDiffer.diff(a.architecture(), b.architecture());
    Verdict verdict =
        VerdictReader.read(
            a.subject(), b.subject(), a.snapshot(), b.snapshot(), diff, kinship, signed);
    ArchitectureDiff packed = PackagingLine.with(diff, a.snapshot(), b.snapshot());
    Support support = Support.of(a.printed(), b.printed());
    return new Compared(
        a.subject().id(),
        b.subject().id(),
        packed,
        verdict,
        support,
        beside(a.subject().name(), b.subject().name(), support));
  }

  private static List<Evidence> beside(Text a, Text b, Support support) {
    return SupportWords.of(a, b, support).stream()
        .map(
            said ->
                new Evidence(
                    said.kind().equals(SupportWords.CODE)
                        ? Evidence.Kind.CODE
                        : Evidence.Kind.TOKENIZER,
                    said.sentence(),
                    ""))
        .toList();
  }
}
