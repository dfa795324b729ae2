package dev.pedigree.site.computed;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.query.Query;
import dev.pedigree.lineage.query.Reply;
import dev.pedigree.lineage.query.Reply.Unit;
import dev.pedigree.site.computed.TypedNumbers.Typed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Holds the words of a claim against the answer of today. */
final class ClaimCheck {
  private final Query query;
  private final Reply reply;
  private final String words;
  private final Location at;
  private final IntFunction<Location> place;

  /**
   * A claim.
   *
   * @param at where its question stands
   * @param place from an offset of the words to where it stands
   */
  ClaimCheck(Query query, Reply reply, String words, Location at, IntFunction<Location> place) {
    this.query = query;
    this.reply = reply;
    this.words = words;
    this.at = at;
    this.place = place;
  }

  /** What does not hold; empty for a claim that is true. */
  Optional<Finding> check() {
    if (reply instanceof Reply.Unknown) {
      return Optional.of(Finding.error("site.claim-unknown", at));
    }
    List<Typed> typed = TypedNumbers.in(words);
    return query.bound().isPresent()
        ? bound(query.bound().get(), typed)
        : reply instanceof Reply.Amount number ? number(number, typed) : said();
  }

  private Optional<Finding> number(Reply.Amount number, List<Typed> typed) {
    if (typed.isEmpty()) {
      return Optional.of(Finding.error("site.claim-no-number", at, "value", value()));
    }
    Optional<Typed> other = typed.stream().filter(t -> !t.is(number.value())).findFirst();
    if (other.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        typed.size() > 1
            ? Finding.error(
                "site.claim-numbers",
                place.apply(typed.get(0).at()),
                "count",
                typed.size(),
                "value",
                value())
            : Finding.error(
                "site.claim-number",
                place.apply(other.get().at()),
                "said",
                other.get().written(),
                "value",
                value()));
  }

  private Optional<Finding> said() {
    Text value = Formats.of(reply);
    Stream<String> good =
        reply instanceof Reply.Said said
            ? Stream.of(value.en(), value.zh(), said.word())
            : reply instanceof Reply.Day day
                ? Stream.of(value.en(), value.zh(), day.date().toString())
                : Stream.of(value.en(), value.zh());
    String folded = fold(words);
    return good.map(ClaimCheck::fold).anyMatch(folded::contains)
        ? Optional.empty()
        : Optional.of(Finding.error("site.claim-words", at, "value", value()));
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }

  private Optional<Finding> bound(Query.Bound bound, List<Typed> typed) {
    Optional<Integer> order = order(bound.value());
    boolean ordered = reply instanceof Reply.Amount || reply instanceof Reply.Day;
    boolean equality = bound.sign() == Query.Sign.EQUAL || bound.sign() == Query.Sign.OTHER;
    if (order.isEmpty() || !ordered && !equality) {
      return Optional.of(
          Finding.error("site.claim-not-compared", at, "bound", bound.value(), "value", value()));
    }
    if (!bound.sign().holds(order.get())) {
      return Optional.of(
          Finding.error(
              "site.claim-bound",
              at,
              "sign",
              bound.sign(),
              "bound",
              bound.value(),
              "value",
              value()));
    }
    OptionalLong number = Query.amount(bound.value());
    return number.isEmpty()
        ? Optional.empty()
        : typed.stream()
            .filter(t -> !t.written().matches("[^0-9]*") && !t.is(number.getAsLong()))
            .findFirst()
            .map(
                t ->
                    Finding.error(
                        "site.claim-bound-number",
                        place.apply(t.at()),
                        "said",
                        t.written(),
                        "bound",
                        bound.value()));
  }

  /** How the answer compares to a bound; empty when it does not. */
  private Optional<Integer> order(String bound) {
    if (reply instanceof Reply.Amount number) {
      OptionalLong other = Query.amount(bound);
      boolean percent = bound.endsWith("%") && number.unit() != Unit.PERCENT;
      return other.isEmpty() || percent
          ? Optional.empty()
          : Optional.of(Long.compare(number.value(), other.getAsLong()));
    }
    if (reply instanceof Reply.Day day) {
      return ReleaseDate.of(bound).map(date -> day.date().compareTo(date));
    }
    if (reply instanceof Reply.Said said) {
      Text value = said.words();
      boolean same =
          Stream.of(said.word(), value.en(), value.zh())
              .anyMatch(word -> fold(word.replace(' ', '_')).equals(fold(bound)));
      return Optional.of(same ? 0 : 1);
    }
    return Optional.empty();
  }

  /** The answer in English, as findings have one text for both languages in their arguments. */
  private String value() {
    return Formats.of(reply).en();
  }
}
