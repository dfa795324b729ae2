package dev.pedigree.prints.tokenizer;

import dev.pedigree.prints.Ladder;
import dev.pedigree.tokenizer.TokenizerContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the tokenizers of two models have in common.
 *
 * @param a the first
 * @param b the second
 * @param exact whether the files of both were read, else their prints were compared
 * @param relation how the tokens by id compare
 * @param first how many ids from the start have equal tokens; at least so many if not exact
 * @param common how many tokens both have, whatever their ids; about so many if not exact and not
 *     equal
 * @param added tokens that only the longer one has beyond the ids of the other, by id; only if
 *     exact and extended
 * @param merges how many merges from the start are equal; at least so many if not exact; empty
 *     unless both list their merges
 * @param specialA tokens of the first that stand for no text and that the second does not have
 * @param specialB those of the second
 */
public record TokenizerPair(
    TokenizerPrint a,
    TokenizerPrint b,
    boolean exact,
    Relation relation,
    int first,
    int common,
    List<String> added,
    Optional<Integer> merges,
    List<String> specialA,
    List<String> specialB) {

  /** How the tokens by id compare. */
  public enum Relation {
    /** The same tokens at the same ids. */
    EQUAL,
    /** The second has all tokens of the first at their ids, and more. */
    EXTENDED,
    /** The first has all tokens of the second at their ids, and more. */
    SHORTENED,
    /** Neither. */
    OTHER
  }

  /**
   * One side.
   *
   * @param print what is kept of it
   * @param content the tokenizer itself, if it was read now
   */
  public record Side(TokenizerPrint print, Optional<TokenizerContent> content) {}

  /** Compares two, by their contents if both were read. */
  public static TokenizerPair of(Side a, Side b) {
    if (a.content().isPresent() && b.content().isPresent()) {
      return exact(a, b);
    }
    Ladder left = a.print().ids();
    Ladder right = b.print().ids();
    int first = left.common(right);
    Relation relation = relation(first, left.length(), right.length());
    int common =
        relation == Relation.EQUAL
            ? a.print().texts().size()
            : a.print().texts().common(b.print().texts());
    Optional<Integer> merges =
        a.print().merges().isPresent() && b.print().merges().isPresent()
            ? Optional.of(a.print().merges().get().common(b.print().merges().get()))
            : Optional.empty();
    return new TokenizerPair(
        a.print(),
        b.print(),
        false,
        relation,
        first,
        common,
        List.of(),
        merges,
        without(a.print(), b.print()),
        without(b.print(), a.print()));
  }

  private static TokenizerPair exact(Side a, Side b) {
    TokenizerContent left = a.content().get();
    TokenizerContent right = b.content().get();
    int first = first(left.tokens(), right.tokens());
    Relation relation = relation(first, left.tokens().size(), right.tokens().size());
    Set<String> common = new HashSet<>(left.tokens());
    common.retainAll(new HashSet<>(right.tokens()));
    common.remove("");
    List<String> added =
        switch (relation) {
          case EXTENDED -> beyond(right.tokens(), first);
          case SHORTENED -> beyond(left.tokens(), first);
          default -> List.of();
        };
    Optional<Integer> merges =
        left.merges().isPresent() && right.merges().isPresent()
            ? Optional.of(first(left.merges().get(), right.merges().get()))
            : Optional.empty();
    return new TokenizerPair(
        a.print(),
        b.print(),
        true,
        relation,
        first,
        common.size(),
        added,
        merges,
        without(left, right),
        without(right, left));
  }

  private static Relation relation(int first, int left, int right) {
    if (first == left) {
      return first == right ? Relation.EQUAL : Relation.EXTENDED;
    }
    return first == right ? Relation.SHORTENED : Relation.OTHER;
  }

  private static int first(List<String> left, List<String> right) {
    int first = 0;
    int most = Math.min(left.size(), right.size());
    while (first < most && left.get(first).equals(right.get(first))) {
      first++;
    }
    return first;
  }

  private static List<String> beyond(List<String> tokens, int first) {
    List<String> added = new ArrayList<>(tokens.subList(first, tokens.size()));
    added.removeIf(String::isEmpty);
    return Collections.unmodifiableList(added);
  }

  /** Tokens without a text that are no tokens of the other. */
  private static List<String> without(TokenizerContent some, TokenizerContent other) {
    Set<Integer> missing = new TreeSet<>(some.special().keySet());
    Set<String> there = new HashSet<>(other.tokens());
    missing.removeIf(id -> there.contains(some.tokens().get(id)));
    return missing.stream().map(some.special()::get).distinct().toList();
  }

  /** The same by prints: files of another form mark them otherwise, and long lists are cut. */
  private static List<String> without(TokenizerPrint some, TokenizerPrint other) {
    if (!some.form().equals(other.form()) || other.special().size() >= TokenizerPrint.SPECIAL) {
      return List.of();
    }
    return some.special().stream().filter(text -> !other.special().contains(text)).toList();
  }

  /** Whether both files have the same digest. */
  public boolean sameFile() {
    return !a.oid().isEmpty() && a.oid().equals(b.oid());
  }

  /** Whether the numbers are lower bounds or estimates. */
  public boolean about() {
    return !exact && relation != Relation.EQUAL;
  }
}
