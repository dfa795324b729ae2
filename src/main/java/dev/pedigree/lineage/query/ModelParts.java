package dev.pedigree.lineage.query;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ListingLine;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.count.DerivedNumbers;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.Nearest;
import dev.pedigree.lineage.query.Reply.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can be asked of one model. */
final class ModelParts {
  private static final Set<String> OF_CATALOGUE =
      Set.of("name", "organisation", "family", "released", "licence");

  private static final Set<String> COMPUTED =
      Set.of("parameters", "active", "state-bytes", "lines", "unknown-lines", "nearest");

  private static final String LINE = "listing.";

  private final Atlas atlas;
  private final Entry entry;
  private final String part;
  private final Location at;

  private ModelParts(Atlas atlas, Entry entry, String part, Location at) {
    this.atlas = atlas;
    this.entry = entry;
    this.part = part;
    this.at = at;
  }

  static Reply of(Atlas atlas, Entry entry, String part, Location at) {
    return new ModelParts(atlas, entry, part, at).reply();
  }

  private Reply reply() {
    Model model = entry.model();
    return switch (part) {
      case "name" -> said(model.name());
      case "organisation" -> said(model.organisation());
      case "family" ->
          said(
              atlas
                  .catalog()
                  .family(model.family())
                  .map(Family::name)
                  .orElse(Text.same(model.family())));
      case "released" -> new Reply.Day(model.released());
      case "licence" -> said(Text.same(model.licence()));
      default -> described();
    };
  }

  private static Reply said(Text words) {
    return new Reply.Said(words, words.en());
  }

  private Reply described() {
    if (!keys(entry.architecture()).contains(part)) {
      throw Misasked.word("part", part, keys(entry.architecture()), at);
    }
    Architecture own =
        entry
            .architecture()
            .orElseThrow(() -> Misasked.of("query-undescribed", at, "id", entry.id()));
    Optional<Size> size = Size.of(part);
    if (size.isPresent()) {
      return size(own, size.get());
    }
    Optional<Trait> trait = Trait.of(part);
    if (trait.isPresent()) {
      Fact fact = own.trait(trait.get());
      return fact.unknown()
          ? new Reply.Unknown()
          : new Reply.Said(Wording.value(trait.get(), fact), fact.text());
    }
    if (part.startsWith(LINE)) {
      return own.listing().stream()
          .filter(line -> line.id().equals(part.substring(LINE.length())))
          .findFirst()
          .map(line -> new Reply.Said(line.words(), line.words().en()))
          .orElseThrow();
    }
    return switch (part) {
      case "parameters" -> parameters(own.parameters().total());
      case "active" -> parameters(own.parameters().active());
      case "lines" -> nearest(n -> Reply.count(n.distance().lines()));
      case "unknown-lines" -> nearest(n -> Reply.count(n.distance().unknown()));
      case "nearest" ->
          nearest(
              n ->
                  new Reply.Names(
                      n.designs().stream()
                          .map(d -> atlas.entries().get(d.id()).model().name())
                          .toList()));
      // A size has the name of the derived number: how many numbers a channel keeps.
      case "state-bytes" -> derived(own, "state");
      default -> derived(own, part);
    };
  }

  private Reply nearest(java.util.function.Function<Nearest, Reply> question) {
    return entry
        .nearest()
        .map(question)
        .orElseThrow(() -> Misasked.of("query-no-earlier", at, "id", entry.id()));
  }

  private static Reply parameters(long count) {
    return count > 0 ? new Reply.Amount(count, Unit.LARGE) : new Reply.Unknown();
  }

  private Reply size(Architecture own, Size size) {
    if (!own.sizes().containsKey(size)) {
      throw Misasked.of("query-not-there", at, "id", entry.id(), "part", part);
    }
    Fact fact = own.size(size);
    if (fact.unknown()) {
      return new Reply.Unknown();
    }
    if (fact.value() instanceof Long whole) {
      return Reply.count(whole);
    }
    if (fact.value() instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15) {
      return Reply.count(d.longValue());
    }
    return said(Text.same(Wording.value(fact)));
  }

  private Reply derived(Architecture own, String id) {
    return DerivedNumbers.of(own).stream()
        .filter(number -> number.id().equals(id))
        .findFirst()
        .map(
            number ->
                (Reply)
                    new Reply.Amount(
                        number.value(), number.unit().equals("bytes") ? Unit.BYTES : Unit.LARGE))
        .orElseThrow(() -> Misasked.of("query-not-there", at, "id", entry.id(), "part", part));
  }

  /** Every part; of numbers that are derived, those of this model. */
  private static Set<String> keys(Optional<Architecture> own) {
    Set<String> keys = new TreeSet<>(OF_CATALOGUE);
    keys.addAll(COMPUTED);
    Arrays.stream(Size.values()).map(Size::key).forEach(keys::add);
    Arrays.stream(Trait.values()).map(Trait::key).forEach(keys::add);
    List<ListingLine> listing = own.map(Architecture::listing).orElse(List.of());
    listing.forEach(line -> keys.add(LINE + line.id()));
    own.ifPresent(a -> DerivedNumbers.of(a).forEach(number -> keys.add(number.id())));
    return keys;
  }
}
