package dev.pedigree.pipeline;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Comparer;
import dev.pedigree.lineage.Subject;
import dev.pedigree.lineage.weights.Kinship;
import java.util.Optional;

/** Compares two opened inputs. */
public final class Pairing {
  private Pairing() {}

  /**
   * The comparison of two inputs.
   *
   * @throws FindingException when one of them has no architecture
   */
  public static Compared of(OpenedModel a, OpenedModel b, Catalog catalog) {
    Architecture left = architecture(a);
    Architecture right = architecture(b);
    return Comparer.compare(
        new Comparer.Side(subject(a.source(), catalog), a.snapshot(), left),
        new Comparer.Side(subject(b.source(), catalog), b.snapshot(), right));
  }

  /** The comparison of two described inputs that have an architecture. */
  public static Compared of(
      Inspection a, Inspection b, Optional<Kinship> kinship, Catalog catalog) {
    return Comparer.compare(side(a, catalog), side(b, catalog), kinship);
  }

  private static Comparer.Side side(Inspection model, Catalog catalog) {
    return new Comparer.Side(
        subject(model.source(), catalog), model.snapshot(), architecture(model));
  }

  private static Architecture architecture(OpenedModel opened) {
    return architecture(Inspection.of(opened));
  }

  private static Architecture architecture(Inspection inspection) {
    return inspection
        .architecture()
        .orElseThrow(
            () ->
                new FindingException(
                    inspection.findings().stream()
                        .filter(f -> f.rule().startsWith("architecture."))
                        .findFirst()
                        .orElseGet(
                            () ->
                                Finding.error(
                                    "architecture.nothing", Location.of(inspection.source())))));
  }

  private static Subject subject(String source, Catalog catalog) {
    return catalog.model(source).map(Subject::of).orElseGet(() -> Subject.uncatalogued(source));
  }
}
