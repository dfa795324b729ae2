package dev.pedigree.smoke.tokenizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of a vocabulary by id, each of them different.
 *
 * @param tokens their texts
 * @param kinds what each is, in the numbers that SentencePiece and GGUF share
 * @param ids the way back
 */
record Vocabulary(List<String> tokens, int[] kinds, Map<String, Integer> ids) {

  /** The largest vocabularies in use have a quarter of a million tokens. */
  static final int MOST = 1 << 20;

  /** Bytes of all tokens together. */
  static final int BYTES = 24 << 20;

  /** Characters of one token; runs of spaces are the longest in use, some hundreds. */
  static final int LONGEST = 512;

  static final int NORMAL = 1;
  static final int UNKNOWN = 2;
  static final int CONTROL = 3;
  static final int USER_DEFINED = 4;
  static final int UNUSED = 5;
  static final int BYTE = 6;

  /**
   * A vocabulary.
   *
   * @throws UnreadableTokenizer when it is empty or too large, or two tokens in use are the same
   */
  static Vocabulary of(List<String> tokens, int[] kinds) {
    if (tokens.isEmpty()) {
      throw UnreadableTokenizer.because("empty");
    }
    bounded(tokens.size());
    Map<String, Integer> ids = new HashMap<>(tokens.size() * 2);
    for (int id = 0; id < tokens.size(); id++) {
      String token = tokens.get(id);
      if (token.length() > LONGEST) {
        throw UnreadableTokenizer.because(
            "long-token", "id", id, "length", token.length(), "limit", LONGEST);
      }
      Integer before = kinds[id] == UNUSED ? null : ids.putIfAbsent(token, id);
      if (before != null) {
        throw UnreadableTokenizer.because("duplicate", "first", before, "again", id);
      }
    }
    return new Vocabulary(tokens, kinds, ids);
  }

  /** Refuses a count that no vocabulary has. */
  static void bounded(int count) {
    if (count > MOST) {
      throw UnreadableTokenizer.because("large", "count", count, "limit", MOST);
    }
  }

  /** Whether a token is a piece of text. */
  boolean text(int id) {
    return kinds[id] == NORMAL || kinds[id] == USER_DEFINED;
  }

  /** The first token of a kind, or -1. */
  int first(int kind) {
    for (int id = 0; id < kinds.length; id++) {
      if (kinds[id] == kind) {
        return id;
      }
    }
    return -1;
  }
}
