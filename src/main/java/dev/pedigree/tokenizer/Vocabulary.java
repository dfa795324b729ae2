package dev.pedigree.tokenizer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of a vocabulary by id, all different.
 *
 * @param tokens their texts
 * @param kinds the kind of each, numbered as in SentencePiece and GGUF
 * @param ids ids by text
 */
record Vocabulary(List<String> tokens, int[] kinds, Map<String, Integer> ids) {

  /** Most tokens; the largest vocabularies in use have a quarter of a million. */
  static final int MOST = 1 << 20;

  /** Most bytes of all tokens together. */
  static final int BYTES = 24 << 20;

  /** Most characters of one token; the longest in use are runs of some hundred spaces. */
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

  /** Throws if a vocabulary of this size is too large. */
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
