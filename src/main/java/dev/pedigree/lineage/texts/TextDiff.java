package dev.pedigree.lineage.texts;

import dev.pedigree.lineage.texts.Since.Fate;
import dev.pedigree.lineage.texts.Since.Passage;
import dev.pedigree.lineage.texts.Since.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Two versions of a text, paragraph by paragraph, and in a changed one word by word. */
final class TextDiff {
  /** Most paragraphs that are shown. */
  private static final int SHOWN = 100;

  /** A paragraph of which less is kept is told as one that went and one that came. */
  private static final double ALIKE = 0.4;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)(?=\\S)");

  private final List<Passage> passages = new ArrayList<>();

  private TextDiff() {}

  /**
   * Compares two versions.
   *
   * @param time of the first one
   */
  static Since of(String time, String before, String after) {
    TextDiff diff = new TextDiff();
    diff.compare(Paragraphs.of(before), Paragraphs.of(after));
    int shown = Math.min(SHOWN, diff.passages.size());
    return new Since(time, diff.passages.subList(0, shown), diff.passages.size() - shown);
  }

  private void compare(List<String> before, List<String> after) {
    Common common = Common.of(before, after);
    int a = 0;
    int b = 0;
    while (a < before.size() || b < after.size()) {
      List<String> went = new ArrayList<>();
      List<String> came = new ArrayList<>();
      while (a < before.size() && !common.before().get(a)) {
        went.add(before.get(a++));
      }
      while (b < after.size() && !common.after().get(b)) {
        came.add(after.get(b++));
      }
      replaced(went, came);
      a++;
      b++;
    }
  }

  private void replaced(List<String> went, List<String> came) {
    int both = Math.min(went.size(), came.size());
    for (int i = 0; i < both; i++) {
      changed(went.get(i), came.get(i));
    }
    went.subList(both, went.size()).forEach(text -> whole(Fate.REMOVED, Paragraphs.plain(text)));
    came.subList(both, came.size()).forEach(text -> whole(Fate.ADDED, Paragraphs.plain(text)));
  }

  private void whole(Fate fate, String text) {
    passages.add(new Passage(List.of(new Piece(fate, text))));
  }

  private void changed(String before, String after) {
    String from = Paragraphs.plain(before);
    String to = Paragraphs.plain(after);
    if (from.equals(to)) { // the change is in what readers do not see, such as where a link leads
      from = before;
      to = after;
    }
    List<String> a = List.of(BETWEEN_WORDS.split(from));
    List<String> b = List.of(BETWEEN_WORDS.split(to));
    Common common = Common.of(a, b);
    if (kept(a, common) < ALIKE * Math.max(from.length(), to.length())) {
      whole(Fate.REMOVED, from);
      whole(Fate.ADDED, to);
    } else {
      passages.add(new Passage(pieces(a, b, common)));
    }
  }

  private static int kept(List<String> words, Common common) {
    return common.before().stream().map(i -> words.get(i).length()).sum();
  }

  private static List<Piece> pieces(List<String> a, List<String> b, Common common) {
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && !common.before().get(i)) {
        add(pieces, Fate.REMOVED, a.get(i++));
      } else if (j < b.size() && !common.after().get(j)) {
        add(pieces, Fate.ADDED, b.get(j++));
      } else {
        add(pieces, Fate.KEPT, b.get(j++));
        i++;
      }
    }
    return pieces;
  }

  private static void add(List<Piece> pieces, Fate fate, String text) {
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last).fate() == fate) {
      pieces.set(last, new Piece(fate, pieces.get(last).text() + text));
    } else {
      pieces.add(new Piece(fate, text));
    }
  }
}
