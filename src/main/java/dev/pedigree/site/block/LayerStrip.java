package dev.pedigree.site.block;

import dev.pedigree.architecture.dialect.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Draws the layers in order, first to last: a tall mark for one kind, a low one for the other. */
final class LayerStrip {
  private static final int WIDTH = 210;
  static final int TALL = 9;
  static final int LOW = 4;
  private static final int MOST = 105;

  private LayerStrip() {}

  static void draw(
      Pen pen, List<Map<Setting, Object>> layers, Predicate<Map<Setting, Object>> tall, int y) {
    boolean[] kinds = new boolean[layers.size()];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = tall.test(layers.get(i));
    }
    draw(pen, kinds, y);
  }

  static void draw(Pen pen, boolean[] tall, int y) {
    int[] heights = new int[tall.length];
    Arrays.setAll(heights, l -> tall[l] ? TALL : LOW);
    draw(pen, heights, y);
  }

  /**
   * Marks of several heights.
   *
   * @param heights of each layer, in order, {@link #TALL} at most
   */
  static void draw(Pen pen, int[] heights, int y) {
    if (heights.length == 0 || heights.length > MOST) {
      return;
    }
    StringBuilder high = new StringBuilder();
    StringBuilder low = new StringBuilder();
    int left = Places.LEFT + 8;
    for (int i = 0; i < heights.length; i++) {
      int from = left + WIDTH * i / heights.length;
      int wide = Math.max(1, left + WIDTH * (i + 1) / heights.length - from - 1);
      (heights[i] == TALL ? high : low)
          .append('M')
          .append(from)
          .append(' ')
          .append(y + TALL)
          .append('v')
          .append(-heights[i])
          .append('h')
          .append(wide)
          .append('v')
          .append(heights[i])
          .append('z');
    }
    if (high.length() > 0) {
      pen.path("seen", high.toString());
    }
    if (low.length() > 0) {
      pen.path("faint", low.toString());
    }
  }
}
