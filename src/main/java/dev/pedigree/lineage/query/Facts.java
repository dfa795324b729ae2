package dev.pedigree.lineage.query;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.innovation.Innovation;
import dev.pedigree.lineage.query.Reply.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers questions about a catalogue. */
public final class Facts {
  /** What can be asked of what is counted. */
  private static final List<String> SET_PARTS =
      List.of(
          "count",
          "unknown",
          "of",
          "share",
          "names",
          "first",
          "first-released",
          "last",
          "last-released");

  private final Atlas atlas;
  private final Innovation innovation;

  private Facts(Atlas atlas) {
    this.atlas = atlas;
    this.innovation = Innovation.of(atlas);
  }

  /** The facts of an atlas. */
  public static Facts of(Atlas atlas) {
    return new Facts(atlas);
  }

  /** What was new, and when. */
  public Innovation innovation() {
    return innovation;
  }

  /**
   * A question as it is written.
   *
   * @param at where
   * @throws FindingException when it is not written as a question
   */
  public static Query query(String written, Location at) {
    return Query.read(written)
        .orElseThrow(() -> Misasked.of("query-malformed", at, "target", written));
  }

  /**
   * The answer.
   *
   * @param at where it is asked
   * @throws FindingException when the question makes no sense
   */
  public Reply reply(Query query, Location at) {
    Optional<List<String>> pair = query.pair();
    if (pair.isEmpty() && Sets.SUBJECTS.contains(query.subject())) {
      return set(counted(query, at), query.part(), at);
    }
    if (pair.isEmpty() && !query.subject().contains("/")) {
      throw Misasked.word("subject", query.subject(), Sets.SUBJECTS, at);
    }
    if (!query.conditions().isEmpty()) {
      throw Misasked.of("query-not-counted", at, "subject", query.subject());
    }
    return pair.isPresent()
        ? PairParts.of(compared(query, at), query.part(), at)
        : ModelParts.of(atlas, model(query.subject(), at), query.part(), at);
  }

  /**
   * The model of an id.
   *
   * @throws FindingException when there is none
   */
  public Entry model(String id, Location at) {
    Entry entry = atlas.entries().get(id);
    if (entry == null) {
      throw Misasked.word("model", id, atlas.entries().keySet(), at);
    }
    return entry;
  }

  /**
   * The comparison of the two models of a question.
   *
   * @throws FindingException when one is not there or not described
   */
  public Compared compared(Query query, Location at) {
    List<String> pair =
        query
            .pair()
            .orElseThrow(() -> Misasked.of("query-no-pair", at, "subject", query.subject()));
    return PairParts.compare(model(pair.get(0), at), model(pair.get(1), at), at);
  }

  /**
   * What a question counts, by date: all that meets the conditions about the catalogue, each with
   * whether it meets those about designs.
   *
   * @throws FindingException when a condition makes no sense
   */
  public List<Counted> counted(Query query, Location at) {
    return new Sets(atlas, innovation, query.conditions(), at).of(query.subject());
  }

  private static Reply set(List<Counted> all, String part, Location at) {
    List<Counted> found = all.stream().filter(c -> c.meets() == Truth.YES).toList();
    return switch (part) {
      case "", "count" -> Reply.count(found.size());
      case "unknown" -> Reply.count(all.stream().filter(c -> c.meets() == Truth.UNKNOWN).count());
      case "of" -> Reply.count(all.size());
      case "share" ->
          all.isEmpty()
              ? new Reply.Unknown()
              : new Reply.Amount(100L * found.size() / all.size(), Unit.PERCENT);
      case "names" -> names(found.stream());
      case "first" -> names(first(found));
      case "first-released" -> day(found.stream().findFirst());
      case "last" -> names(last(found));
      case "last-released" -> day(last(found).findFirst());
      default -> throw Misasked.word("part", part, SET_PARTS, at);
    };
  }

  /** The first, and those that may be as early. */
  private static Stream<Counted> first(List<Counted> found) {
    if (found.isEmpty()) {
      return Stream.empty();
    }
    ReleaseDate earliest = found.get(0).released();
    return found.stream().filter(c -> !c.released().after(earliest));
  }

  /** The last, and those that may be as late. */
  private static Stream<Counted> last(List<Counted> found) {
    return found.stream()
        .filter(c -> found.stream().noneMatch(other -> other.released().after(c.released())));
  }

  private static Reply names(Stream<Counted> counted) {
    List<Text> names = counted.map(Counted::name).toList();
    return new Reply.Names(names);
  }

  private static Reply day(Optional<Counted> counted) {
    return counted.<Reply>map(c -> new Reply.Day(c.released())).orElseGet(Reply.Unknown::new);
  }
}
