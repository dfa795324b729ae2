package dev.pedigree.pipeline;

import dev.pedigree.architecture.TensorPair;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Comparer;
import dev.pedigree.lineage.Subject;
import dev.pedigree.lineage.stated.AdapterFit;
import dev.pedigree.lineage.stated.Bases;
import dev.pedigree.lineage.stated.SameBytes;
import dev.pedigree.lineage.stated.SideBySide;
import dev.pedigree.lineage.stated.TensorBytes;
import dev.pedigree.lineage.support.Support;
import dev.pedigree.lineage.weights.Kinship;
import java.util.List;
import java.util.Optional;

/**
 * Two opened inputs, compared as far as they are known.
 *
 * @param compared the comparison of their descriptions, when both have one
 * @param tensors the tensors of both, role by role; none when they are not known
 * @param stated what the files of both state, when one of them has none
 */
public record Pairing(
    Optional<Compared> compared, List<TensorPair> tensors, Optional<SideBySide> stated) {

  /** Compares two inputs. */
  public static Pairing of(OpenedModel a, OpenedModel b, Catalog catalog) {
    Inspection left = Inspection.of(a);
    Inspection right = Inspection.of(b);
    if (left.architecture().isPresent() && right.architecture().isPresent()) {
      return of(left, right, Optional.empty(), catalog);
    }
    SideBySide sides =
        SideBySide.of(
            side(left), side(right), bytes(a, b), fit(a, b), Support.of(a.printed(), b.printed()));
    return new Pairing(Optional.empty(), List.of(), Optional.of(sides));
  }

  /** Nothing where the weights of one are not on this machine. */
  private static SameBytes bytes(OpenedModel a, OpenedModel b) {
    return a.folder().isPresent() && b.folder().isPresent()
        ? TensorBytes.compare(a.folder().get(), a.headers(), b.folder().get(), b.headers())
        : SameBytes.NONE;
  }

  /** One of the two held against the other, if one is an adapter and the other is none. */
  private static Optional<AdapterFit> fit(OpenedModel a, OpenedModel b) {
    if (a.snapshot().isEmpty() || b.snapshot().isEmpty()) {
      return Optional.empty();
    }
    return Bases.against(a.snapshot().get(), b.source(), b.snapshot().get())
        .or(() -> Bases.against(b.snapshot().get(), a.source(), a.snapshot().get()));
  }

  private static SideBySide.Side side(Inspection inspection) {
    return new SideBySide.Side(
        inspection.source(), inspection.stated(), inspection.snapshot(), unknown(inspection));
  }

  private static Optional<Text> unknown(Inspection inspection) {
    if (inspection.architecture().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        inspection.findings().stream()
            .filter(f -> f.rule().startsWith("architecture."))
            .findFirst()
            .orElseGet(
                () -> Finding.error("architecture.nothing", Location.of(inspection.source())))
            .message());
  }

  /** The comparison of two described inputs that have an architecture. */
  public static Pairing of(Inspection a, Inspection b, Optional<Kinship> kinship, Catalog catalog) {
    Comparer.Side left = side(a, catalog);
    Comparer.Side right = side(b, catalog);
    return new Pairing(
        Optional.of(Comparer.compare(left, right, kinship)),
        TensorPair.of(left.architecture(), right.architecture()),
        Optional.empty());
  }

  private static Comparer.Side side(Inspection model, Catalog catalog) {
    return new Comparer.Side(
        subject(model.source(), catalog),
        model.snapshot(),
        model.architecture().orElseThrow(),
        model.printed());
  }

  private static Subject subject(String source, Catalog catalog) {
    return catalog.model(source).map(Subject::of).orElseGet(() -> Subject.uncatalogued(source));
  }
}
