package dev.pedigree.pipeline;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Comparer;
import dev.pedigree.lineage.Subject;

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
        new Comparer.Side(subject(a, catalog), a.snapshot(), left),
        new Comparer.Side(subject(b, catalog), b.snapshot(), right));
  }

  private static Architecture architecture(OpenedModel opened) {
    Inspection inspection = Inspection.of(opened);
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
                                    "architecture.nothing", Location.of(opened.source())))));
  }

  private static Subject subject(OpenedModel opened, Catalog catalog) {
    return catalog
        .model(opened.source())
        .map(Subject::of)
        .orElseGet(() -> Subject.uncatalogued(opened.source()));
  }
}
