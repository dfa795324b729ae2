package dev.pedigree.lineage.bom;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.DeclaredWords;
import dev.pedigree.lineage.Direction;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Evidence;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.declared.OriginReader;
import dev.pedigree.lineage.declared.SameFiles;
import dev.pedigree.lineage.likeness.Described;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what a bill of materials lists, for models of the catalogue and for any other. */
public final class BomSubjects {
  private BomSubjects() {}

  /**
   * A model of the catalogue.
   *
   * @param edges those of the atlas that it is part of
   */
  public static BomSubject catalogued(Entry entry, List<Edge> edges, Atlas atlas) {
    List<Kin> ancestors = new ArrayList<>();
    List<Kin> variants = new ArrayList<>();
    List<String> designs = new ArrayList<>();
    for (Edge edge : edges) {
      Edge.Grade grade = edge.state().grade();
      boolean child = edge.child().equals(entry.id());
      if (grade != Edge.Grade.PROVED && grade != Edge.Grade.DECLARED) {
        continue;
      }
      if (edge.direction().by() == Direction.By.OPEN) {
        variants.add(kin(child ? edge.parent() : edge.child(), edge, atlas));
      } else if (child && edge.relation() == Relation.DESIGN) {
        designs.add(edge.parent());
      } else if (child) {
        ancestors.add(kin(edge.parent(), edge, atlas));
      }
    }
    Model model = entry.model();
    return new BomSubject(
        entry.id(),
        model.organisation().en(),
        model.repository(),
        entry.snapshot(),
        entry.architecture(),
        entry.architecture().map(Architecture::parameters).filter(Parameters::known),
        model.licence(),
        ancestors,
        variants,
        designs,
        List.of());
  }

  private static Kin kin(String id, Edge edge, Atlas atlas) {
    Entry other = atlas.entries().get(id);
    return new Kin(
        id,
        other == null ? "" : other.model().repository(),
        edge.relation(),
        edge.state().grade(),
        edge.evidence());
  }

  /**
   * Any other model, of which its own files and equal files of the catalogue tell.
   *
   * @param source what a user named
   * @param catalogue what is looked into
   * @param inside models that lie inside of it
   */
  public static BomSubject read(
      String source,
      Optional<Snapshot> snapshot,
      Optional<Architecture> architecture,
      Optional<Parameters> parameters,
      Described catalogue,
      List<BomSubject> inside) {
    List<SameFiles> same = snapshot.map(s -> catalogue.files().of(source, s)).orElse(List.of());
    Map<String, List<Declaration>> said = new LinkedHashMap<>();
    snapshot
        .map(s -> OriginReader.declared(source, s, catalogue.names()))
        .orElse(List.of())
        .stream()
        .filter(Declaration::leads)
        .forEach(d -> said.computeIfAbsent(d.parent(), p -> new ArrayList<>()).add(d));
    String repository = snapshot.map(Snapshot::source).filter(s -> s.contains("://")).orElse("");
    List<Kin> ancestors = new ArrayList<>();
    said.forEach((id, all) -> declared(id, all, repository, same, catalogue, ancestors));
    List<Kin> variants =
        same.stream()
            .filter(s -> !said.containsKey(s.other()))
            .map(s -> equal(s, catalogue.model(s.other())))
            .toList();
    return new BomSubject(
        name(source),
        "",
        repository,
        snapshot,
        architecture,
        parameters,
        "",
        ancestors,
        variants,
        List.of(),
        inside);
  }

  private static void declared(
      String id,
      List<Declaration> all,
      String repository,
      List<SameFiles> same,
      Described catalogue,
      List<Kin> ancestors) {
    Relation relation =
        all.stream().filter(Declaration::relationStated).findFirst().orElse(all.get(0)).relation();
    List<Evidence> evidence = new ArrayList<>();
    all.forEach(d -> evidence.add(DeclaredWords.says(repository, d)));
    Optional<SameFiles> equal = same.stream().filter(s -> s.other().equals(id)).findFirst();
    if (equal.isPresent() && !relation.sharesWeights()) {
      return; // equal files contradict it
    }
    Model parent = catalogue.model(id);
    equal.ifPresent(s -> evidence.add(DeclaredWords.same(s, parent.name())));
    ancestors.add(
        new Kin(
            id,
            parent == null ? "" : parent.repository(),
            relation,
            equal.isPresent() ? Edge.Grade.PROVED : Edge.Grade.DECLARED,
            evidence));
  }

  private static Kin equal(SameFiles same, Model other) {
    return new Kin(
        same.other(),
        other.repository(),
        same.both() ? Relation.SAME_WEIGHTS : Relation.BASED_ON,
        Edge.Grade.PROVED,
        List.of(DeclaredWords.same(same, other.name())));
  }

  /** The last one or two parts of an address, the last part of a path. */
  private static String name(String source) {
    String plain = source.replaceFirst("/+$", "").replaceFirst("\\.(git|bundle)$", "");
    String[] parts = plain.split("[/\\\\]+");
    int last = parts.length - 1;
    boolean address = source.contains("://") && last > 2;
    String name = last < 0 ? "" : address ? parts[last - 1] + "/" + parts[last] : parts[last];
    return name.isBlank() || name.equals(".") ? "model" : name;
  }
}
