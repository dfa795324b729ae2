package dev.pedigree.prints.tokenizer;

import dev.pedigree.prints.Ladder;
import dev.pedigree.prints.Sketch;
import dev.pedigree.tokenizer.TokenizerContent;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a tokenizer: at most some 5 kB.
 *
 * @param file where it was read: a path in the repository
 * @param oid the digest of that file, as of a weight file; empty where it has none
 * @param form as in {@link TokenizerContent#form}
 * @param count how many ids have a token
 * @param ids the tokens by id
 * @param texts the tokens without their ids
 * @param merges the merges in their order; empty where the file lists none
 * @param special the first of the tokens that stand for no text
 */
public record TokenizerPrint(
    String file,
    String oid,
    String form,
    int count,
    Ladder ids,
    Sketch texts,
    Optional<Ladder> merges,
    List<String> special) {
  /** Most tokens without a text that are kept; the usual ones come first or last. */
  static final int SPECIAL = 32;

  /** Longest of them that is kept. */
  private static final int LONGEST = 64;

  public TokenizerPrint {
    special = List.copyOf(special);
  }

  /** The print of a tokenizer that was read. */
  public static TokenizerPrint of(TokenizerContent content, String file, String oid) {
    Set<String> texts = new HashSet<>(content.tokens());
    texts.remove("");
    return new TokenizerPrint(
        file,
        oid,
        content.form(),
        content.count(),
        Ladder.dense(content.tokens()),
        Sketch.of(texts),
        content.merges().map(Ladder::sparse),
        content.special().values().stream()
            .filter(text -> text.length() <= LONGEST)
            .distinct()
            .limit(SPECIAL)
            .toList());
  }
}
