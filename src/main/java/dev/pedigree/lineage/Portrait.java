package dev.pedigree.lineage;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.PaperArchitecture;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.near.DesignClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a model by itself, without others.
 *
 * @param snapshot what its repository said, when one was read
 * @param architecture its canonical architecture, when one could be derived
 * @param findings what was odd, from the crawl to the architecture
 */
public record Portrait(
    Model model,
    Optional<Snapshot> snapshot,
    Optional<Architecture> architecture,
    List<Finding> findings) {

  public Portrait {
    findings = List.copyOf(findings);
  }

  /**
   * Of a model that was read, or is known from its paper.
   *
   * @param reading what {@link AtlasBuilder#read} gave for the snapshot
   */
  public static Portrait of(
      Model model, Optional<Snapshot> snapshot, Optional<ArchitectureReader.Reading> reading) {
    List<Finding> findings = new ArrayList<>();
    snapshot.ifPresent(s -> findings.addAll(s.findings()));
    if (reading.isPresent()) {
      boolean rebuilt = snapshot.flatMap(Snapshot::rebuilt).isPresent();
      reading.get().findings().stream()
          .filter(finding -> !(rebuilt && ofRebuilding(finding)))
          .forEach(findings::add);
      return new Portrait(model, snapshot, reading.get().architecture(), findings);
    }
    Optional<Architecture> told = model.paper().map(PaperArchitecture::of);
    told.ifPresent(t -> findings.addAll(t.findings()));
    return new Portrait(model, snapshot, told, findings);
  }

  /** Whether it is about the number types of a rebuilt listing, which nobody saw in a file. */
  private static boolean ofRebuilding(Finding finding) {
    return finding.rule().equals("architecture.contradiction.unquantised");
  }

  /** As one of the members of its class; empty when it is compared with nothing. */
  public Optional<DesignClass.Member> member() {
    return architecture
        .filter(Architecture::mostlyKnown)
        .map(own -> DesignClass.Member.of(model, own));
  }
}
