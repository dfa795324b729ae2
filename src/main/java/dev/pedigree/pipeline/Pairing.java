package dev.pedigree.pipeline;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Words;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Comparer;
import java.util.List;
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
        new Comparer.Side(model(a, catalog), a.snapshot(), left),
        new Comparer.Side(model(b, catalog), b.snapshot(), right));
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

  /**
   * The entry in the catalogue, whose claims count as evidence; for other inputs one without
   * claims.
   */
  private static Model model(OpenedModel opened, Catalog catalog) {
    return catalog
        .model(opened.source())
        .orElseGet(
            () ->
                new Model(
                    opened.source(),
                    Text.same(opened.source()),
                    Text.same(""),
                    "",
                    "",
                    opened.snapshot().map(Snapshot::source).orElse(""),
                    "",
                    "unknown",
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    new Words("", "", "", "", 0, 0, false)));
  }
}
