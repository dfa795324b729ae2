package dev.pedigree.pipeline.against;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.bom.Bom;
import dev.pedigree.lineage.bom.BomSubject;
import dev.pedigree.lineage.bom.BomSubjects;
import dev.pedigree.pipeline.Inspection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The bill of materials of an inspected model. */
public final class InspectionBom {
  private InspectionBom() {}

  /**
   * A CycloneDX document, see {@link Bom}; empty where nothing of the model was read. A stored
   * model of the catalogue has the ancestors of its page, any other those that its own files name,
   * proved where it shares files with them.
   */
  public static Optional<ObjectNode> of(Inspection inspection, CatalogueLikeness catalogue) {
    if (inspection.snapshot().isEmpty() && inspection.architecture().isEmpty()) {
      return Optional.empty();
    }
    CatalogueLikeness.Known known = catalogue.known();
    String id = inspection.source();
    boolean stored =
        known.catalog().model(id).isPresent()
            && inspection.snapshot().equals(Optional.ofNullable(known.snapshots().get(id)));
    return Optional.of(Bom.of(stored ? stored(id, known) : read(inspection, known)));
  }

  private static BomSubject stored(String id, CatalogueLikeness.Known known) {
    Atlas atlas =
        AtlasBuilder.build(
            known.catalog(),
            known.snapshots(),
            known.readings(),
            Map.of(),
            new TreeMap<>(),
            known.signatures());
    Entry entry = atlas.entries().get(id);
    List<Edge> edges =
        atlas.edges().stream().filter(e -> e.child().equals(id) || e.parent().equals(id)).toList();
    return BomSubjects.catalogued(entry, edges, atlas);
  }

  private static BomSubject read(Inspection inspection, CatalogueLikeness.Known known) {
    return BomSubjects.read(
        inspection.source(),
        inspection.snapshot(),
        inspection.architecture(),
        inspection.parameters(),
        known.described(),
        inspection.models().stream().map(inside -> read(inside.inspection(), known)).toList());
  }
}
