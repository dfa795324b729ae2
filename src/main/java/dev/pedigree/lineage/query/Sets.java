package dev.pedigree.lineage.query;

import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.innovation.Innovation;
import dev.pedigree.lineage.innovation.Release;
import dev.pedigree.lineage.query.Query.Condition;
import dev.pedigree.lineage.query.Query.Sign;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted, one by one, with what is known of each. */
final class Sets {
  static final List<String> SUBJECTS =
      List.of("models", "releases", "families", "organisations", "elements");

  private final Atlas atlas;
  private final Innovation innovation;
  private final List<Condition> conditions;
  private final Location at;
  private final List<Function<Entry, Truth>> ofCatalogue = new ArrayList<>();
  private final List<Function<Entry, Truth>> ofDesign = new ArrayList<>();

  Sets(Atlas atlas, Innovation innovation, List<Condition> conditions, Location at) {
    this.atlas = atlas;
    this.innovation = innovation;
    this.conditions = conditions;
    this.at = at;
  }

  /**
   * The things that meet the conditions about the catalogue, each with whether it meets those about
   * designs; by date.
   *
   * @throws FindingException when a condition makes no sense
   */
  List<Counted> of(String subject) {
    List<Counted> all =
        switch (subject) {
          case "models" -> models();
          case "releases" -> releases();
          case "families" -> grouped(e -> e.model().family(), this::family);
          case "organisations" ->
              grouped(e -> e.model().organisation().en(), e -> e.model().organisation());
          case "elements" -> elements();
          default -> throw Misasked.word("subject", subject, SUBJECTS, at);
        };
    List<Counted> sorted = new ArrayList<>(all);
    sorted.sort(java.util.Comparator.comparing(Counted::released));
    return sorted;
  }

  /** Reads the conditions on models, those for which {@code own} holds left out. */
  private void read(Predicate<Condition> own) {
    ModelTests tests = new ModelTests(atlas, at);
    for (Condition condition : conditions) {
      if (!own.test(condition)) {
        boolean plain = ModelTests.OF_CATALOGUE.contains(condition.key());
        (plain ? ofCatalogue : ofDesign).add(tests.of(condition));
      }
    }
  }

  private boolean inCatalogue(Entry entry) {
    return Truth.all(ofCatalogue.stream().map(test -> test.apply(entry))) == Truth.YES;
  }

  private Truth meets(Stream<Entry> entries) {
    return Truth.any(
        entries
            .filter(this::inCatalogue)
            .map(e -> Truth.all(ofDesign.stream().map(test -> test.apply(e)))));
  }

  private List<Counted> models() {
    read(condition -> false);
    return atlas.entries().values().stream()
        .filter(this::inCatalogue)
        .map(
            e ->
                new Counted(
                    e.model().name(), List.of(e.id()), e.model().released(), meets(Stream.of(e))))
        .toList();
  }

  private List<Counted> grouped(Function<Entry, String> key, Function<Entry, Text> name) {
    read(condition -> false);
    Map<String, List<Entry>> groups =
        atlas.entries().values().stream()
            .filter(this::inCatalogue)
            .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    return groups.values().stream()
        .map(
            group ->
                new Counted(
                    name.apply(group.get(0)),
                    group.stream().map(Entry::id).toList(),
                    group.stream()
                        .map(e -> e.model().released())
                        .min(ReleaseDate::compareTo)
                        .orElseThrow(),
                    meets(group.stream())))
        .toList();
  }

  private Text family(Entry entry) {
    String id = entry.model().family();
    return atlas.catalog().family(id).map(Family::name).orElse(Text.same(id));
  }

  private List<Counted> releases() {
    List<String> own = List.of("released", "kind");
    read(condition -> own.contains(condition.key()));
    Optional<Period> period =
        conditions.stream()
            .filter(c -> c.key().equals("released"))
            .findFirst()
            .map(c -> Period.read(c, at));
    Optional<Condition> kind = conditions.stream().filter(c -> c.key().equals("kind")).findFirst();
    kind.ifPresent(this::checkKind);
    Map<Release, Innovation.Kind> kinds = new HashMap<>();
    innovation.steps().forEach(step -> kinds.put(step.release(), step.kind()));
    boolean derived =
        kind.filter(c -> c.value().equals("derived") && c.sign().get() == Sign.EQUAL).isPresent();
    List<Counted> found = new ArrayList<>();
    for (Release release : innovation.releases()) {
      List<Entry> entries = release.models().stream().map(id -> atlas.entries().get(id)).toList();
      if (release.derived() == derived
          && period.map(p -> p.holds(release.released())).orElse(true)
          && entries.stream().anyMatch(this::inCatalogue)) {
        Truth meets = meets(entries.stream());
        Truth one = kind.map(c -> kind(c, kinds.get(release))).orElse(Truth.YES);
        found.add(
            new Counted(
                release.name(),
                release.models(),
                release.released(),
                Truth.all(Stream.of(meets, one))));
      }
    }
    return found;
  }

  private void checkKind(Condition condition) {
    List<String> kinds = Arrays.stream(Innovation.Kind.values()).map(Sets::word).toList();
    if (condition.sign().filter(s -> s == Sign.EQUAL || s == Sign.OTHER).isEmpty()) {
      throw Misasked.of("query-no-value", at, "key", condition.key());
    }
    if (!kinds.contains(condition.value())) {
      throw Misasked.word("value", condition.value(), kinds, at);
    }
  }

  /** A release without a described model has a kind that nobody knows. */
  private static Truth kind(Condition condition, Innovation.Kind kind) {
    boolean equal = condition.sign().filter(s -> s == Sign.EQUAL).isPresent();
    return kind == null ? Truth.UNKNOWN : Truth.of(word(kind).equals(condition.value()) == equal);
  }

  private static String word(Innovation.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private List<Counted> elements() {
    List<Counted> found = new ArrayList<>();
    for (Innovation.First first : innovation.firsts()) {
      boolean all = true;
      for (Condition condition : conditions) {
        all &= element(condition, first);
      }
      if (all) {
        found.add(
            new Counted(first.named(), first.by().get(0).models(), first.released(), Truth.YES));
      }
    }
    if (innovation.firsts().isEmpty()) {
      conditions.forEach(c -> checkElement(c));
    }
    return found;
  }

  /** The conditions on elements: when they came, of which trait they are, how many have them. */
  private boolean element(Condition condition, Innovation.First first) {
    checkElement(condition);
    return switch (condition.key()) {
      case "released" -> Period.read(condition, at).holds(first.released());
      case "trait" -> first.element().trait().key().equals(condition.value());
      default ->
          condition
              .sign()
              .get()
              .holds(Long.compare(first.uses(), Amount.read(condition.value()).orElseThrow()));
    };
  }

  private void checkElement(Condition condition) {
    Collection<String> keys = List.of("released", "trait", "uses");
    if (!keys.contains(condition.key())) {
      throw Misasked.word("condition", condition.key(), keys, at);
    }
    if (condition.sign().isEmpty()) {
      throw Misasked.of("query-no-value", at, "key", condition.key());
    }
    if (condition.key().equals("trait") && Trait.of(condition.value()).isEmpty()) {
      throw Misasked.word(
          "value",
          condition.value(),
          Arrays.stream(Trait.values())
              .map(Trait::key)
              .collect(Collectors.toCollection(TreeSet::new)),
          at);
    }
    if (condition.key().equals("uses") && Amount.read(condition.value()).isEmpty()) {
      throw Misasked.of(
          "query-not-a-number", at, "key", condition.key(), "value", condition.value());
    }
  }
}
