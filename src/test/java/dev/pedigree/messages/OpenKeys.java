package dev.pedigree.messages;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.TraitValue;
import dev.pedigree.catalog.Precedent;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.lineage.Evidence;
import dev.pedigree.lineage.innovation.Innovation;
import dev.pedigree.lineage.ledger.Dispute;
import dev.pedigree.lineage.near.Standing;
import dev.pedigree.lineage.relate.CheckedClaim;
import dev.pedigree.lineage.weights.Descent;
import dev.pedigree.lineage.zoo.KnownZoo;
import dev.pedigree.site.fact.TensorRow;
import dev.pedigree.smoke.SmokeResult;
import dev.pedigree.smoke.SmokeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys whose words the sources alone do not tell: those that templates put together, and those that
 * depend on what is read. Each with the words that there are.
 */
final class OpenKeys {
  private record Open(String room, String key, Set<String> words) {}

  private static final Set<String> ANSWERS = words(Answer.values(), Answer::word);

  private static final Set<String> METHODS =
      Set.of(
          "hashes",
          "sizes",
          "numbers",
          "order",
          "layers",
          "parents",
          "direction",
          "statements",
          "unused");

  private static final List<Open> OPEN = new ArrayList<>();

  static {
    template("question.*", Set.of("design", "shape", "weights"));
    template("answer.*.*", Set.of());
    template("answer.design.*", Set.of("same", "different", "unknown"));
    template("answer.shape.*", Set.of("same", "different", "unknown"));
    template("answer.weights.*", ANSWERS);
    template("answer.weights.*", Set.of("open"));
    for (String note : List.of("diff.renames.note.*", "diff.fusions.note.*")) {
      template(note, Set.of("same", "different", "unknown"));
    }
    template("kin.*", words(Standing.values(), Standing::word));
    template("models.*", Set.of("tied", "open"));
    template("severity.*", words(Severity.values(), Severity::word));
    template("evidence.*", words(Evidence.Kind.values(), Evidence.Kind::word));
    template("innovation.*", words(Innovation.Kind.values(), OpenKeys::small));
    template("innovation.*.short", words(Innovation.Kind.values(), OpenKeys::small));
    template("precedent.*", words(Precedent.Kind.values(), OpenKeys::small));
    template("smoke.*", words(SmokeVerdict.values(), SmokeVerdict::word));
    template("smoke.note.*", words(SmokeResult.Scope.values(), OpenKeys::small));
    template("smoke.time.*", Set.of("seconds", "minutes", "hours"));
    template(
        "smoke.check.*", Set.of("batch", "cached", "causal", "deterministic", "finite", "padding"));
    template("report.state.*", Set.of("unread", "undescribed", "reconstructed", "live", "paper"));
    template("line.*", Set.of("same", "changed", "open"));
    template("source.*", Set.of("card", "memory"));
    template("models.by.*", Set.of("name", "family", "released", "parameters", "lines"));
    template(
        "data.*",
        Set.of(
            "models",
            "edges",
            "disputes",
            "methods",
            "comparisons",
            "twins",
            "innovation",
            "families",
            "terms",
            "changes"));
    template("methods.kind.*", METHODS);
    template("methods.how.*", METHODS);
    template("methods.fails.*", METHODS);
    open("site", "methods.truth.*", words(KnownZoo.Shared.values(), OpenKeys::small));
    open("site", "methods.claim.*", words(CheckedClaim.Outcome.values(), o -> o.word()));
    open("site", "methods.relation.*", words(Descent.values(), Descent::word));
    template("tensors.*", TensorRow.kinds().collect(Collectors.toSet()));
    open("site", "tensors.count.*", TensorRow.kinds().collect(Collectors.toSet()));
    template("disputes.*", words(Dispute.Kind.values(), Dispute.Kind::word));
    template(
        "data.form.*",
        Set.of(
            "model", "family", "term", "article", "translation", "site", "precedents", "search"));
    template("search.kind.*", Set.of("model", "family", "term", "article", "diff", "page"));
    template("search.kinds.*", Set.of("model", "family", "term", "article"));
    // A changed value has a sentence of its own when its file and key have one.
    for (String ending : List.of("", ".added", ".removed")) {
      for (String place : List.of("*.*", "*.oid", "config.json.*", "README.md.*")) {
        open("site", "history.key." + place + ending, Set.of());
      }
    }
    open(
        "site",
        "history.key.*",
        Set.of(
            "config.json.architectures",
            "config.json.model_type",
            "README.md.license",
            "README.md.license.added",
            "README.md.license.removed",
            "README.md.base_model",
            "README.md.base_model.added",
            "README.md.base_model.removed"));
    // What a run says of elements is stored and read again.
    open("smoke", "element.*", Set.of());
    open("smoke", "element.layout.*", Set.of("q", "k", "v", "out"));
    // Findings of snapshots are stored and read again; the test reads what is stored.
    open("", "*", Set.of());
    // What templates ask is read from the templates.
    open("site", "*", Set.of());
    open("site", "*.one", Set.of());
    open("site", "*.many", Set.of());
  }

  private OpenKeys() {}

  private static void template(String key, Set<String> words) {
    open("site", key, words);
  }

  private static void open(String room, String key, Set<String> words) {
    OPEN.add(new Open(room, key, words));
  }

  private static <E> Set<String> words(E[] constants, Function<E, String> word) {
    return Stream.of(constants).map(word).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String small(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The keys of a package that are put together. */
  static Set<String> members(String room) {
    return OPEN.stream()
        .filter(open -> open.room().equals(room))
        .flatMap(open -> open.words().stream().map(word -> open.key().replace("*", word)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static boolean known(KeyUses.Use use) {
    return OPEN.stream()
            .anyMatch(open -> open.room().equals(use.room()) && open.key().equals(use.key()))
        || traitValue(use.key());
  }

  /** Values of traits: of those that have words of their own, another test sees to the rest. */
  static Set<String> valuesOfTraits(Set<String> keys) {
    Set<String> values = new TreeSet<>();
    for (Trait trait : Trait.values()) {
      values.add(trait.key() + ".unknown");
      words(trait).forEach(word -> values.add(trait.key() + "." + word));
    }
    for (String kind : words(Trait.FFN)) {
      words(Trait.ACTIVATION).forEach(word -> values.add("ffn." + kind + "." + word));
    }
    return keys.stream()
        .filter(key -> values.contains(key.replaceFirst("^(value|listing)\\.", "")))
        .collect(Collectors.toSet());
  }

  private static Set<String> words(Trait trait) {
    return trait.type().values().stream()
        .map(value -> value instanceof TraitValue named ? named.word() : String.valueOf(value))
        .map(word -> word.replace(' ', '_'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean traitValue(String key) {
    String bare = key.replaceFirst("^(value|listing)\\.", "");
    return Stream.of(Trait.values()).anyMatch(trait -> bare.startsWith(trait.key() + "."));
  }

  /** Keys that come out because a type has more words than the place lets through. */
  static boolean never(String room, String key) {
    return switch (room) {
      // Only weights are derived or independent.
      case "site" ->
          key.matches("(sentence\\.(shape|sizes)|answer\\.(design|shape))\\.(derived|independent)")
              // Files, the program and nothing at all have no short word.
              || Set.of("known.class", "known.config", "known.header", "known.unknown")
                  .contains(key);
      // Traits and sizes have their names in the package that describes them.
      case "smoke" ->
          Stream.of(Trait.values()).anyMatch(trait -> key.equals("element." + trait.rule()))
              || Stream.of(Size.values()).anyMatch(size -> key.equals("element." + size.rule()));
      // What is unknown or does not apply is told before the value is looked at.
      case "architecture" -> key.matches("value\\..*\\.(unknown|–)");
      // Such claims say that no weights were taken over.
      case "lineage" -> key.matches("weights\\.relation\\.(design|distilled)");
      // A beginning without a kind is no beginning that is known.
      case "weights" -> key.equals("weights.not-a-model.");
      default -> false;
    };
  }
}
