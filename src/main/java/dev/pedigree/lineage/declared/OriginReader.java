package dev.pedigree.lineage.declared;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.StatedName;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.StatedParents;
import dev.pedigree.crawl.stated.StatedTerms;
import dev.pedigree.crawl.stated.Told;
import dev.pedigree.lineage.declared.Account.Standing;
import dev.pedigree.lineage.declared.Declaration.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what the catalogue and the repositories say of origins, and compares the two. */
public final class OriginReader {
  private final ModelNames names;
  private final FileIndex files;

  /**
   * Of models among others.
   *
   * @param names finds all models that they name
   * @param files of all models with which they have a file in common
   */
  public OriginReader(ModelNames names, FileIndex files) {
    this.names = names;
    this.files = files;
  }

  /**
   * The origins of all models of a catalogue.
   *
   * @param snapshots by catalogue id
   */
  public static SortedMap<String, Origins> all(Catalog catalog, Map<String, Snapshot> snapshots) {
    List<String> byRelease =
        catalog.models().stream()
            .sorted(Comparator.comparing(Model::released).thenComparing(Model::id))
            .map(Model::id)
            .toList();
    OriginReader reader =
        new OriginReader(ModelNames.of(catalog), FileIndex.of(byRelease, snapshots));
    SortedMap<String, Origins> all = new TreeMap<>();
    for (Model model : catalog.models()) {
      all.put(model.id(), reader.of(model, Optional.ofNullable(snapshots.get(model.id()))));
    }
    return all;
  }

  /** The names that are looked up for a model: of parents, as its files and the catalogue say. */
  public static List<String> named(Model model, Optional<Snapshot> snapshot) {
    return Stream.concat(
            model.parents().stream().map(Parent::model),
            snapshot.map(StatedParents::of).orElse(List.of()).stream().map(StatedParent::parent))
        .distinct()
        .toList();
  }

  /** The declarations of a repository that need not be in the catalogue. */
  public static List<Declaration> declared(String id, Snapshot snapshot, ModelNames names) {
    List<Declaration> all = new ArrayList<>();
    for (StatedParent stated : StatedParents.of(snapshot)) {
      Told told = Told.of(snapshot, stated.file(), stated.key());
      Optional<String> found =
          stated.name() == StatedName.LOCAL_PATH ? Optional.empty() : names.find(stated.parent());
      all.add(
          new Declaration(
              stated, found.orElse(stated.parent()), target(id, stated, found, names), told));
    }
    return all;
  }

  private static Target target(
      String id, StatedParent stated, Optional<String> found, ModelNames names) {
    if (stated.name() == StatedName.LOCAL_PATH) {
      return Target.LOCAL;
    }
    if (names.own(id, stated.parent())) {
      return Target.SELF;
    }
    if (found.isPresent()) {
      return Target.CATALOGUED;
    }
    return stated.name() == StatedName.HUB_ID ? Target.ELSEWHERE : Target.UNCLEAR;
  }

  /** The origins of one model. */
  public Origins of(Model model, Optional<Snapshot> snapshot) {
    List<Declaration> declared =
        snapshot.map(s -> declared(model.id(), s, names)).orElse(List.of());
    Optional<RelationFault> fault =
        declared.stream()
            .filter(d -> d.leads() && d.stated().key().equals("base_model"))
            .flatMap(d -> RelationFault.of(snapshot.orElseThrow(), d).stream())
            .findFirst();
    return new Origins(
        accounts(model, declared, snapshot.flatMap(Snapshot::live).isPresent()),
        declared.stream().filter(d -> !d.leads()).toList(),
        snapshot.map(StatedTerms::of).orElse(Origins.NONE.terms()),
        fault,
        snapshot.map(s -> files.of(model.id(), s)).orElse(List.of()));
  }

  private List<Account> accounts(Model model, List<Declaration> declared, boolean read) {
    Map<String, List<Parent>> written = new LinkedHashMap<>();
    Map<String, List<Declaration>> said = new LinkedHashMap<>();
    Map<String, String> keys = new LinkedHashMap<>();
    for (Parent parent : model.parents()) {
      String id = names.find(parent.model()).orElse(parent.model());
      String key = key(id, parent.relation());
      keys.putIfAbsent(key, id);
      written.computeIfAbsent(key, k -> new ArrayList<>()).add(parent);
    }
    for (Declaration declaration : declared) {
      if (declaration.leads()) {
        String key = key(declaration.parent(), declaration.relation());
        keys.putIfAbsent(key, declaration.parent());
        said.computeIfAbsent(key, k -> new ArrayList<>()).add(declaration);
      }
    }
    List<Account> accounts = new ArrayList<>();
    keys.forEach(
        (key, parent) -> {
          List<Parent> ours = written.getOrDefault(key, List.of());
          List<Declaration> theirs = said.getOrDefault(key, List.of());
          boolean ghost = names.find(parent).isEmpty();
          accounts.add(new Account(parent, ghost, ours, theirs, standing(ours, theirs, read)));
        });
    return accounts;
  }

  private static String key(String parent, Relation relation) {
    return relation.layer() + " " + parent.toLowerCase(Locale.ROOT);
  }

  private static Standing standing(List<Parent> written, List<Declaration> declared, boolean read) {
    if (written.isEmpty()) {
      return Standing.DECLARED_ONLY;
    }
    if (declared.isEmpty()) {
      return read ? Standing.WRITTEN_ONLY : Standing.WRITTEN;
    }
    boolean fit =
        written.stream()
            .anyMatch(
                w ->
                    declared.stream()
                        .filter(Declaration::relationStated)
                        .allMatch(d -> fits(w.relation(), d.relation())));
    return fit ? Standing.AGREED : Standing.CONTRADICTING;
  }

  /** Whether a relation can be what a hub calls {@code stated}; hubs know four words only. */
  static boolean fits(Relation relation, Relation stated) {
    return switch (stated) {
      case FINETUNE ->
          relation.sharesWeights()
              && relation != Relation.QUANTIZED
              && relation != Relation.ADAPTER
              && relation != Relation.MERGE;
      case QUANTIZED -> relation == Relation.QUANTIZED || relation == Relation.SAME_WEIGHTS;
      default -> relation == stated || relation == Relation.BASED_ON;
    };
  }
}
