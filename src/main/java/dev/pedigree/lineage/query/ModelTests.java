package dev.pedigree.lineage.query;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.ModelId;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.query.Query.Condition;
import dev.pedigree.lineage.query.Query.Sign;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions on models: of a lab, with a trait, of a size. */
final class ModelTests {
  /** Conditions that the catalogue answers, whatever the design is. */
  static final Set<String> OF_CATALOGUE =
      Set.of("organisation", "family", "licence", "released", "paper", "described");

  private static final Set<String> OF_DESIGN = Set.of("design", "listing", "parameters");

  private static final Pattern SHARE = Pattern.compile("[01]\\.[0-9]{1,4}");

  private final Atlas atlas;
  private final Location at;

  /** Of an atlas; {@code at} is where the condition is written. */
  ModelTests(Atlas atlas, Location at) {
    this.atlas = atlas;
    this.at = at;
  }

  /** Every key that a condition on models can have. */
  static Collection<String> keys() {
    Set<String> keys = new TreeSet<>(OF_CATALOGUE);
    keys.addAll(OF_DESIGN);
    Arrays.stream(Trait.values()).map(Trait::key).forEach(keys::add);
    Arrays.stream(Size.values()).map(Size::key).forEach(keys::add);
    return keys;
  }

  /**
   * The test of a condition.
   *
   * @throws FindingException when there is no such condition
   */
  Function<Entry, Truth> of(Condition condition) {
    Optional<Trait> trait = Trait.of(condition.key());
    // A size without a sign would only ask whether it is there, which traits tell better.
    if (trait.isPresent()) {
      return trait(trait.get(), condition);
    }
    Optional<Size> size = Size.of(condition.key());
    if (size.isPresent()) {
      long bound = number(condition);
      Sign sign = sign(condition);
      return described(a -> number(a.size(size.get()), a, size.get(), sign, bound));
    }
    return switch (condition.key()) {
      case "organisation" -> organisation(condition);
      case "family" -> family(condition);
      case "licence" -> same(condition, e -> Stream.of(e.model().licence()), "value");
      case "released" -> {
        Period period = Period.read(condition, at);
        yield e -> Truth.of(period.holds(e.model().released()));
      }
      case "paper" -> flag(condition, e -> e.model().paper().isPresent());
      case "described" -> flag(condition, e -> e.architecture().isPresent());
      case "design" -> like(condition, ArchitectureDiff::design);
      case "listing" -> like(condition, ArchitectureDiff::identicalListing);
      case "parameters" -> {
        long bound = number(condition);
        Sign sign = sign(condition);
        yield described(
            a ->
                a.parameters().known()
                    ? Truth.of(sign.holds(Long.compare(a.parameters().total(), bound)))
                    : Truth.UNKNOWN);
      }
      default -> throw Misasked.word("condition", condition.key(), keys(), at);
    };
  }

  private static Function<Entry, Truth> described(Function<Architecture, Truth> test) {
    return e -> e.architecture().map(test).orElse(Truth.UNKNOWN);
  }

  private static Truth number(Fact fact, Architecture own, Size size, Sign sign, long bound) {
    if (!own.sizes().containsKey(size)) {
      return Truth.NO; // such a model has no such size
    }
    return fact.value() instanceof Number value
        ? Truth.of(sign.holds(Double.compare(value.doubleValue(), (double) bound)))
        : fact.unknown() ? Truth.UNKNOWN : Truth.NO;
  }

  private Function<Entry, Truth> trait(Trait trait, Condition condition) {
    if (condition.sign().isEmpty()) {
      return described(a -> known(a.trait(trait), a.trait(trait).present()));
    }
    Sign sign = sign(condition, Sign.EQUAL, Sign.OTHER);
    Set<String> words = words(trait);
    List<String> wanted = List.of(condition.value().split(",", -1));
    wanted.forEach(word -> checkValue(trait, word, words));
    return described(
        a -> {
          Fact fact = a.trait(trait);
          boolean has = wanted.stream().anyMatch(word -> has(fact, word));
          return known(fact, sign == Sign.EQUAL ? has : !has && fact.value() != null);
        });
  }

  private void checkValue(Trait trait, String word, Set<String> words) {
    boolean possible =
        word.equals("none")
            || (word.endsWith("*")
                ? words.stream().anyMatch(w -> w.startsWith(start(word)))
                : words.contains(word) || trait.type().read(written(word)).isPresent());
    if (!possible) {
      throw Misasked.word("value", word, words, at);
    }
  }

  private static boolean has(Fact fact, String word) {
    String own = fact.text().replace(' ', '_');
    if (word.equals("none")) {
      return !fact.present();
    }
    return fact.value() != null
        && (word.endsWith("*") ? own.startsWith(start(word)) : own.equals(word));
  }

  private static String start(String word) {
    return word.substring(0, word.length() - 1);
  }

  private static Truth known(Fact fact, boolean holds) {
    return fact.unknown() ? Truth.UNKNOWN : Truth.of(holds);
  }

  /** The words of all values that a trait can have or a model of the catalogue has. */
  private Set<String> words(Trait trait) {
    Stream<String> seen =
        atlas.entries().values().stream()
            .flatMap(e -> e.architecture().stream())
            .map(a -> a.trait(trait))
            .filter(fact -> fact.value() != null)
            .map(Fact::text);
    Stream<String> possible =
        trait.type().values().stream().map(value -> new Fact(value, Origin.CLASS, "").text());
    return Stream.concat(seen, possible)
        .map(word -> word.replace(' ', '_'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The word as a file of facts would have it. */
  private static Object written(String word) {
    if (word.equals("true") || word.equals("false")) {
      return word.equals("true");
    }
    return SHARE.matcher(word).matches() ? (Object) Double.parseDouble(word) : word;
  }

  private Function<Entry, Truth> organisation(Condition condition) {
    return same(
        condition,
        e ->
            Stream.of(
                ModelId.of(e.id()).organisation(), e.model().organisation().en().replace(' ', '_')),
        "value");
  }

  private Function<Entry, Truth> family(Condition condition) {
    return same(condition, e -> Stream.of(e.model().family()), "value");
  }

  private Function<Entry, Truth> same(
      Condition condition, Function<Entry, Stream<String>> names, String kind) {
    Sign sign = sign(condition, Sign.EQUAL, Sign.OTHER);
    Set<String> known =
        atlas.entries().values().stream()
            .flatMap(names)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!known.contains(condition.value())) {
      throw Misasked.word(kind, condition.value(), known, at);
    }
    return e -> {
      boolean is = names.apply(e).anyMatch(condition.value()::equals);
      return Truth.of(is == (sign == Sign.EQUAL));
    };
  }

  private Function<Entry, Truth> flag(Condition condition, Function<Entry, Boolean> is) {
    if (condition.sign().isPresent()) {
      throw Misasked.of("query-no-sign", at, "key", condition.key());
    }
    return e -> Truth.of(is.apply(e));
  }

  private Function<Entry, Truth> like(
      Condition condition, Function<ArchitectureDiff, Answer> question) {
    sign(condition, Sign.EQUAL);
    Entry other = atlas.entries().get(condition.value());
    if (other == null) {
      throw Misasked.word("model", condition.value(), atlas.entries().keySet(), at);
    }
    Architecture its =
        other
            .architecture()
            .orElseThrow(() -> Misasked.of("query-undescribed", at, "id", other.id()));
    return described(
        a ->
            switch (question.apply(ArchitectureDiffer.diff(its, a))) {
              case SAME -> Truth.YES;
              case UNKNOWN -> Truth.UNKNOWN;
              default -> Truth.NO;
            });
  }

  private Sign sign(Condition condition, Sign... allowed) {
    Sign sign =
        condition
            .sign()
            .orElseThrow(() -> Misasked.of("query-no-value", at, "key", condition.key()));
    if (allowed.length > 0 && !Arrays.asList(allowed).contains(sign)) {
      throw Misasked.of(
          "query-other-sign",
          at,
          "key",
          condition.key(),
          "sign",
          sign,
          "signs",
          Arrays.stream(allowed).map(Sign::toString).collect(Collectors.joining(", ")));
    }
    return sign;
  }

  private long number(Condition condition) {
    sign(condition);
    return Amount.read(condition.value().toUpperCase(Locale.ROOT))
        .orElseThrow(
            () ->
                Misasked.of(
                    "query-not-a-number", at, "key", condition.key(), "value", condition.value()));
  }
}
