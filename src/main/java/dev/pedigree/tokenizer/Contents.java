package dev.pedigree.tokenizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts contents of tokenizers into one form. */
final class Contents {
  private Contents() {}

  /**
   * A content.
   *
   * @param texts tokens by id as the form spells them; empty for none
   * @param added tokens that are written as they are, by id; they take precedence
   * @param special those of them that stand for no text
   * @param merges pairs as the form spells them
   */
  static TokenizerContent of(
      String file,
      String form,
      Spelling spelling,
      List<String> texts,
      SortedMap<Integer, String> added,
      SortedMap<Integer, String> special,
      Optional<List<String[]>> merges) {
    int size = Math.max(texts.size(), added.isEmpty() ? 0 : added.lastKey() + 1);
    List<String> tokens = new ArrayList<>(Collections.nCopies(size, ""));
    for (int id = 0; id < texts.size(); id++) {
      if (!texts.get(id).isEmpty() && !added.containsKey(id)) {
        tokens.set(id, spelling.plain(texts.get(id)));
      }
    }
    added.forEach((id, text) -> tokens.set(id, Spelling.special(text)));
    while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isEmpty()) {
      tokens.remove(tokens.size() - 1); // rows of padding
    }
    return new TokenizerContent(
        file,
        form,
        Collections.unmodifiableList(tokens),
        Collections.unmodifiableSortedMap(special),
        merges.map(all -> pairs(all, spelling)));
  }

  private static List<String> pairs(List<String[]> merges, Spelling spelling) {
    List<String> pairs = new ArrayList<>(merges.size());
    for (String[] pair : merges) {
      pairs.add(spelling.plain(pair[0]) + "\n" + spelling.plain(pair[1]));
    }
    return Collections.unmodifiableList(pairs);
  }

  /** A content with tokens that were added to it, all of which stand for no text. */
  static TokenizerContent with(TokenizerContent content, SortedMap<Integer, String> added) {
    int size = added.isEmpty() ? 0 : added.lastKey() + 1;
    List<String> tokens = new ArrayList<>(content.tokens());
    tokens.addAll(Collections.nCopies(Math.max(0, size - tokens.size()), ""));
    SortedMap<Integer, String> special = new TreeMap<>(content.special());
    added.forEach((id, text) -> tokens.set(id, Spelling.special(text)));
    special.putAll(added);
    return new TokenizerContent(
        content.file(),
        content.form(),
        Collections.unmodifiableList(tokens),
        Collections.unmodifiableSortedMap(special),
        content.merges());
  }

  /** The content of a vocabulary with a kind for each token. */
  static TokenizerContent of(
      String file,
      String form,
      Spelling spelling,
      Vocabulary vocabulary,
      Optional<List<String[]>> merges) {
    List<String> texts = new ArrayList<>(vocabulary.tokens());
    SortedMap<Integer, String> added = new TreeMap<>();
    SortedMap<Integer, String> special = new TreeMap<>();
    for (int id = 0; id < texts.size(); id++) {
      switch (vocabulary.kinds()[id]) {
        case Vocabulary.UNUSED -> texts.set(id, "");
        case Vocabulary.UNKNOWN, Vocabulary.CONTROL -> {
          added.put(id, texts.get(id));
          special.put(id, texts.get(id));
        }
        case Vocabulary.USER_DEFINED -> added.put(id, texts.get(id));
        default -> {}
      }
    }
    added.values().removeIf(String::isEmpty);
    special.values().removeIf(String::isEmpty);
    return of(file, form, spelling, texts, added, special, merges);
  }
}
