package dev.pedigree.site.language;

import dev.pedigree.diagnostics.Cjk;
import java.util.ArrayList;
import java.util.List;

/** Converted text, cut where tags stood in the original. */
final class CutText {
  private final int[] cuts;
  private final List<String> done = new ArrayList<>();
  private StringBuilder piece = new StringBuilder();
  private boolean foreign;

  /**
   * A text without a word.
   *
   * @param cuts offsets of the tags in the original, ascending
   */
  CutText(int[] cuts) {
    this.cuts = cuts;
  }

  /**
   * Adds the words that stand for the original between two offsets. A tag inside keeps its distance
   * from the start.
   */
  void add(int from, int to, String words) {
    int written = 0;
    while (done.size() < cuts.length && cuts[done.size()] <= to) {
      int end = Math.min(Math.max(written, cuts[done.size()] - from), words.length());
      put(words.substring(written, end));
      written = end;
      done.add(piece.toString());
      piece = new StringBuilder();
    }
    put(words.substring(written));
  }

  /** Adds a name that is Chinese in the original and Latin here, which takes spaces. */
  void addLatin(int from, int to, String name) {
    foreign = true;
    add(from, to, name);
    foreign = true;
  }

  private void put(String words) {
    if (foreign) {
      Cjk.append(piece, words);
    } else {
      piece.append(words);
    }
    foreign &= words.isEmpty();
  }

  /** The pieces between the tags, one more than there are tags. */
  List<String> pieces() {
    done.add(piece.toString());
    return done;
  }
}
