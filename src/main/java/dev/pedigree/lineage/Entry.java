package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.declared.Origins;
import dev.pedigree.smoke.SmokeResult;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about one model.
 *
 * @param model what its catalogue file declares
 * @param snapshot what its repository said, when one was read
 * @param architecture its canonical architecture, when one could be derived
 * @param nearest its nearest earlier designs, when there is an earlier one
 * @param smoke the result of its smoke check, when there was one
 * @param findings what was odd, from the crawl to the architecture
 * @param origins what is said of its origin, and which files it shares
 */
public record Entry(
    Model model,
    Optional<Snapshot> snapshot,
    Optional<Architecture> architecture,
    Optional<Nearest> nearest,
    Optional<SmokeResult> smoke,
    List<Finding> findings,
    Origins origins) {

  /** A model of whose origin nothing was read. */
  public Entry(
      Model model,
      Optional<Snapshot> snapshot,
      Optional<Architecture> architecture,
      Optional<Nearest> nearest,
      Optional<SmokeResult> smoke,
      List<Finding> findings) {
    this(model, snapshot, architecture, nearest, smoke, findings, Origins.NONE);
  }

  /** The same model with other words about it. */
  public Entry with(Model other) {
    return new Entry(other, snapshot, architecture, nearest, smoke, findings, origins);
  }

  /** Catalogue id. */
  public String id() {
    return model.id();
  }

  /** The same model with the result of its smoke check, when there was one. */
  Entry ran(Optional<SmokeResult> result) {
    return new Entry(model, snapshot, architecture, nearest, result, findings, origins);
  }
}
