package dev.pedigree.pipeline.against;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.likeness.WhoseWeights;
import dev.pedigree.lineage.likeness.WhoseWeights.State;
import dev.pedigree.lineage.signature.Signature;
import dev.pedigree.lineage.signature.SignatureIndex;
import dev.pedigree.lineage.signature.SignatureStore;
import dev.pedigree.pipeline.Inspection;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.signing.MainWeights;
import dev.pedigree.pipeline.signing.Signing;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Says whose weights inspected models have. Rows are read only where some stored signature can be
 * compared with them, and none where the signature of the same files is stored.
 */
public final class StoredWeights implements Function<Inspection, Optional<WhoseWeights>> {
  private final CatalogueLikeness catalogue;
  private final ModelOpener opener;

  public StoredWeights(CatalogueLikeness catalogue, ModelOpener opener) {
    this.catalogue = catalogue;
    this.opener = opener;
  }

  /** Empty where nothing of the input was read. */
  @Override
  public Optional<WhoseWeights> apply(Inspection inspection) {
    if (inspection.snapshot().isEmpty()) {
      return Optional.empty();
    }
    SignatureIndex index = catalogue.known().signatures();
    if (index.size() == 0) {
      return Optional.of(WhoseWeights.without(State.NONE_STORED, 0, 0, Optional.empty()));
    }
    Snapshot snapshot = inspection.snapshot().get();
    Optional<Signature> stored =
        new SignatureStore(catalogue.known().folder()).find(snapshot).signature();
    if (stored.isPresent()) {
      return Optional.of(WhoseWeights.of(inspection.source(), stored.get(), index, 0));
    }
    Optional<MainWeights> main = MainWeights.of(inspection.headers(), snapshot);
    if (inspection.architecture().isEmpty() || main.isEmpty()) {
      return Optional.of(WhoseWeights.without(State.NO_WEIGHTS, index.size(), 0, Optional.empty()));
    }
    return Optional.of(read(inspection, main.get(), inspection.architecture().get(), index));
  }

  private WhoseWeights read(
      Inspection inspection, MainWeights main, Architecture architecture, SignatureIndex index) {
    AtomicLong read = new AtomicLong();
    Finding why;
    try {
      if (index.ofWidth(Dimensions.of(architecture).width()).isEmpty()) {
        return WhoseWeights.without(State.OTHER_WIDTHS, index.size(), 0, Optional.empty());
      }
      Signature own =
          opener.look(
              inspection.source(),
              inspection.revision(),
              contents -> Signing.of(architecture, main, contents, read));
      return WhoseWeights.of(inspection.source(), own, index, read.get());
    } catch (FindingException e) {
      why = e.finding();
    } catch (UnsupportedDesign | BrokenStep | UncheckedIOException e) {
      why =
          Finding.warning(
              "pipeline.weights-unread",
              Location.of(inspection.source()),
              "reason",
              String.valueOf(e.getMessage()));
    }
    return WhoseWeights.without(State.UNREAD, index.size(), read.get(), Optional.of(why));
  }
}
