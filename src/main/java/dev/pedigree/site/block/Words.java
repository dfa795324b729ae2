package dev.pedigree.site.block;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ListingLine;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.WindowPattern;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.language.Numbers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The words of a figure in one language, shorter than in the listing where possible. */
final class Words {
  private static final Messages MESSAGES = Messages.of("site/block");

  private final Architecture architecture;
  private final Language language;

  Words(Architecture architecture, Language language) {
    this.architecture = architecture;
    this.language = language;
  }

  Architecture architecture() {
    return architecture;
  }

  /** The words of a key; arguments are name, value, name, value … */
  String of(String key, String... args) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put(args[i], args[i + 1]);
    }
    return language.of(MESSAGES.text(key, named));
  }

  boolean has(String key) {
    return MESSAGES.has(key);
  }

  /** The words of a key, or other words where there is no such key. */
  String of(String key, Supplier<String> otherwise) {
    return MESSAGES.has(key) ? of(key) : otherwise.get();
  }

  /** The name of a listing line. */
  String part(String line) {
    return language.of(Wording.line(line));
  }

  Fact fact(Trait trait) {
    return architecture.trait(trait);
  }

  boolean is(Trait trait, Object value) {
    return fact(trait).is(value);
  }

  boolean unknown(Trait trait) {
    return fact(trait).unknown();
  }

  /** Whether a trait has a value other than the usual one. */
  boolean special(Trait trait) {
    return fact(trait).special();
  }

  /** The value of a trait; if unknown, its name and a question mark. */
  String value(Trait trait) {
    Fact fact = fact(trait);
    if (fact.unknown()) {
      return of(trait.key() + ".unknown", () -> language.of(Wording.name(trait)) + " ?");
    }
    if (trait == Trait.ROPE_FRACTION && fact.value() instanceof Number share) {
      return of("share", "percent", Long.toString(Math.round(share.doubleValue() * 100)));
    }
    if (fact.value() instanceof WindowPattern.Alternating turns) {
      String windowed = of("layers.local", "count", "" + turns.windowed());
      String full = of("layers.full", "count", "" + turns.full());
      return turns.fullFirst()
          ? of("alternating", "a", full, "b", windowed)
          : of("alternating", "a", windowed, "b", full);
    }
    if (fact.value() instanceof MixingLayers.InTurn turns) {
      return of(
          turns.from() == turns.mixing() ? "layers.turns" : "layers.turns-from",
          "mixing",
          "" + turns.mixing(),
          "attending",
          "" + turns.attending(),
          "from",
          "" + (turns.from() + 1));
    }
    return of(Wording.key(trait, fact), () -> language.of(Wording.value(trait, fact)));
  }

  /** A size in full digits, or a question mark. */
  String size(Size size) {
    long number = number(size);
    return number < 0 ? "?" : Numbers.grouped(number);
  }

  /** A size, or -1 if unknown. */
  long number(Size size) {
    return architecture.size(size).value() instanceof Number n && n.longValue() >= 0
        ? n.longValue()
        : -1;
  }

  /** The listing in one paragraph, and which of its lines are marked. */
  String description(Set<Trait> changed) {
    StringBuilder all = new StringBuilder(of("drawn", "layers", size(Size.LAYERS)));
    for (ListingLine line : architecture.listing()) {
      all.append(
          of(
              changed.stream().anyMatch(trait -> trait.line().equals(line.id()))
                  ? "line.changed"
                  : "line",
              "part",
              language.of(line.subject()),
              "words",
              language.of(line.words())));
    }
    return all.toString();
  }
}
