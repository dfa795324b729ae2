package dev.pedigree.site.view;

import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.TwinGroup;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.lineage.ledger.Ledger;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.text.FirstSentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Looks up what pages need in the atlas. */
public final class View {
  private static final Messages MESSAGES = Messages.of("site");
  private static final SortedMap<String, Compared> EMPTY =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  /** Newest first, then by id. */
  public static final Comparator<Model> NEWEST =
      Comparator.comparing(Model::released).reversed().thenComparing(Model::id);

  private final Atlas atlas;
  private final Changes changes;
  private final TextHistory texts;
  private final Map<String, Family> families = new HashMap<>();
  private final SortedMap<String, Compared> comparisons = new TreeMap<>();
  private final Map<String, List<Edge>> edgesTo = new HashMap<>();
  private final Map<String, List<Edge>> edgesFrom = new HashMap<>();
  private final Map<String, SortedMap<String, Compared>> comparisonsOf = new HashMap<>();
  private final Map<String, TwinGroup> identical = new HashMap<>();
  private final Map<String, List<Entry>> members = new HashMap<>();
  private final Map<String, List<String>> revisions = new HashMap<>();
  private final Ledger ledger;
  private final Trees trees;
  private final Optional<ZooScore> zoo;
  private final Map<Words, Text> firsts = new ConcurrentHashMap<>();

  public View(Atlas atlas, Changes changes) {
    this(atlas, changes, TextHistory.none(), Optional.empty());
  }

  /**
   * @param texts who wrote the texts, and when
   * @param zoo how often answers about weights were wrong; empty where it was not worked out
   */
  public View(Atlas atlas, Changes changes, TextHistory texts, Optional<ZooScore> zoo) {
    this.atlas = atlas;
    this.changes = changes;
    this.texts = texts;
    this.zoo = zoo;
    atlas.catalog().families().forEach(f -> families.put(f.id(), f));
    atlas.chains().forEach(chain -> chain.forEach(this::add));
    atlas.comparisons().forEach(this::add);
    for (Edge edge : atlas.edges()) {
      edgesTo.computeIfAbsent(edge.child(), id -> new ArrayList<>()).add(edge);
      edgesFrom.computeIfAbsent(edge.parent(), id -> new ArrayList<>()).add(edge);
    }
    for (TwinGroup group : atlas.identical()) {
      group.members().forEach(id -> identical.put(id, group));
    }
    for (Entry entry : atlas.entries().values()) {
      members.computeIfAbsent(entry.model().family(), f -> new ArrayList<>()).add(entry);
      revisions
          .computeIfAbsent(ModelId.of(entry.id()).repository(), r -> new ArrayList<>())
          .add(entry.id());
    }
    members.values().forEach(of -> of.sort(Comparator.comparing(Entry::model, NEWEST)));
    this.ledger = Ledger.of(atlas);
    this.trees = new Trees(this);
  }

  /** The edges to the parents of a model. */
  public List<Edge> edgesTo(String child) {
    return edgesTo.getOrDefault(child, List.of());
  }

  /** The edges to the children of a model. */
  public List<Edge> edgesFrom(String parent) {
    return edgesFrom.getOrDefault(parent, List.of());
  }

  /** How often answers about weights were wrong; empty where it was not worked out. */
  public Optional<ZooScore> zoo() {
    return zoo;
  }

  /** What is said and not borne out, and shown and not said. */
  public Ledger ledger() {
    return ledger;
  }

  private void add(Compared compared) {
    String address = Addresses.diff(compared);
    comparisons.put(address, compared);
    for (String id : List.of(compared.a(), compared.b())) {
      comparisonsOf.computeIfAbsent(id, i -> new TreeMap<>()).put(address, compared);
    }
  }

  /** The comparisons of a model that have a page, by its address. */
  public SortedMap<String, Compared> comparisons(String id) {
    return comparisonsOf.getOrDefault(id, EMPTY);
  }

  /** The models of a model's listing, itself among them; empty where it is the only one. */
  public Optional<TwinGroup> identical(String id) {
    return Optional.ofNullable(identical.get(id));
  }

  /** All revisions of a repository that are in the catalogue, by id. */
  public List<String> revisions(String repository) {
    return revisions.getOrDefault(repository, List.of());
  }

  /** Pictures of the family tree. */
  public Trees trees() {
    return trees;
  }

  public Atlas atlas() {
    return atlas;
  }

  /** What changed from night to night. */
  public Changes changes() {
    return changes;
  }

  /** Who wrote the texts, and when. */
  public TextHistory texts() {
    return texts;
  }

  /** Every comparison with a page, by its address. */
  public SortedMap<String, Compared> comparisons() {
    return comparisons;
  }

  public Optional<Entry> entry(String id) {
    return Optional.ofNullable(atlas.entries().get(id));
  }

  /** The first paragraph of a text, for lists; worked out once. */
  public Text first(Words words) {
    return firsts.computeIfAbsent(words, FirstSentence::of);
  }

  /** The name of a model; the id if it is not in the catalogue. */
  public Text name(String id) {
    return entry(id).map(e -> e.model().name()).orElse(Text.same(id));
  }

  /** The address of a model; empty if it is not in the catalogue. */
  public Optional<String> address(String id) {
    return entry(id).map(e -> Addresses.model(e.id()));
  }

  /** The address of the comparison of two models, in either direction. */
  public Optional<String> diff(String a, String b) {
    return Optional.of(Addresses.diff(a, b))
        .filter(comparisons::containsKey)
        .or(() -> Optional.of(Addresses.diff(b, a)).filter(comparisons::containsKey));
  }

  public Optional<Family> family(String id) {
    return Optional.ofNullable(families.get(id));
  }

  /** Models of a family, newest first. */
  public List<Entry> members(String family) {
    return members.getOrDefault(family, List.of());
  }

  public static boolean has(String key) {
    return MESSAGES.has(key);
  }

  public static Text text(String key, String... args) {
    return MESSAGES.text(key, named(args));
  }

  private static Map<String, String> named(String... args) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put(args[i], args[i + 1]);
    }
    return named;
  }

  /** A sentence with arguments in both languages. */
  public static Text text(String key, Map<String, Text> args) {
    return MESSAGES.textOf(key, args);
  }

  /** The sentence of {@code key.one} or {@code key.many}, by the count. */
  public static Text counted(String key, long count, String... args) {
    Map<String, String> named = named(args);
    named.put("count", Numbers.grouped(count));
    return MESSAGES.text(key + (count == 1 ? ".one" : ".many"), named);
  }
}
