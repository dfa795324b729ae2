package dev.pedigree.site.tree;

import dev.pedigree.site.language.Language;
import dev.pedigree.site.svg.TextWidth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much room the signs of a wide picture need, the wider of two languages, so that all pages
 * share one layout.
 *
 * @param left pixels from the middle of a sign to the left: its half, with a tick, a number, or a
 *     ghost and its line
 * @param right pixels from the middle to the end of the label
 */
record Shape(int[] left, int[] right) {
  static final int RADIUS = 8;

  /** From the middle of a sign to its label. */
  static final int LABEL = 13;

  /** Length of the line from a ghost. */
  static final int GHOST_LINE = 30;

  static final int TICK = 12;

  private static final List<TreeWords> LANGUAGES =
      Stream.of(Language.EN, Language.ZH_HANS).map(TreeWords::new).toList();

  static Shape of(Descent descent, Map<Integer, Boolean> labs) {
    int count = descent.signs().size();
    Shape shape = new Shape(new int[count], new int[count]);
    for (Sign sign : descent.signs()) {
      int n = sign.number();
      shape.right[n] = LABEL + width(sign, labs.getOrDefault(n, true));
      shape.left[n] = RADIUS + before(descent, n);
    }
    return shape;
  }

  static int width(Sign sign, boolean lab) {
    return LANGUAGES.stream().mapToInt(w -> Label.of(sign, w, lab).width()).max().orElse(0);
  }

  private static int before(Descent descent, int n) {
    Tie tie = descent.ties().get(n);
    if (tie == null) {
      return descent.ticks().containsKey(n) ? TICK : 0;
    }
    if (tie.ghost()) {
      return GHOST_LINE + width(tie.from(), false) + LABEL + RADIUS;
    }
    return count(tie) + 8;
  }

  /** Width of the number of differing lines beside a sign. */
  static int count(Tie tie) {
    return tie.distance().map(d -> TextWidth.of(d.sign(), Label.SMALL, false) + 4).orElse(0);
  }
}
