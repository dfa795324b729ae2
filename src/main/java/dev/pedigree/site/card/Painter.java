package dev.pedigree.site.card;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The pixels of a drawing, in any colours. */
final class Painter {
  /** Steps from not covered to covered: so few that a picture has few colours and packs well. */
  private static final int STEPS = 8;

  /** Rows that are filled at once: edges reach over few of them, so what is filled stays narrow. */
  private static final int BAND = 16;

  /** By how much of its size a bold character is wider. */
  private static final double BOLD = 0.045;

  private final int width;
  private final int height;
  private final int[] pixels;

  /** Characters that were filled, by character, size and weight. */
  private final Map<Long, byte[]> filled = new HashMap<>();

  Painter(int width, int height, int ground) {
    this.width = width;
    this.height = height;
    this.pixels = new int[width * height];
    Arrays.fill(pixels, ground);
  }

  /** Fills an area. */
  void fill(Area area, int colour, double opacity) {
    int start = Integer.MAX_VALUE;
    int stop = -1;
    for (int edge = 0; edge < area.count(); edge++) {
      int last = last(area, edge);
      if (last >= 0) {
        start = Math.min(start, first(area, edge));
        stop = Math.max(stop, last);
      }
    }
    int[] edges = new int[area.count()];
    for (int band = start; band <= stop; band++) {
      int count = 0;
      for (int edge = 0; edge < area.count(); edge++) {
        if (first(area, edge) <= band && band <= last(area, edge)) {
          edges[count++] = edge;
        }
      }
      if (count > 0) {
        fill(area, Arrays.copyOf(edges, count), band * BAND, colour, opacity);
      }
    }
  }

  private static int first(Area area, int edge) {
    return (int) Math.max(0, Math.min(area.ay(edge), area.by(edge))) / BAND;
  }

  /** The last band that an edge reaches; before the first where it reaches none. */
  private int last(Area area, int edge) {
    double bottom = Math.max(area.ay(edge), area.by(edge));
    return bottom <= 0 || area.ay(edge) == area.by(edge)
        ? -1
        : (int) Math.min(bottom, height - 1) / BAND;
  }

  private void fill(Area area, int[] edges, int top, int colour, double opacity) {
    double from = width;
    double to = 0;
    for (int edge : edges) {
      from = Math.min(from, Math.min(area.ax(edge), area.bx(edge)));
      to = Math.max(to, Math.max(area.ax(edge), area.bx(edge)));
    }
    int left = (int) Math.max(0, Math.floor(from));
    int wide = (int) Math.min(width, Math.ceil(to) + 1) - left;
    if (wide <= 0) {
      return;
    }
    boolean alike = alike(area, edges, top);
    Outline outline = new Outline(wide, alike ? 1 : BAND, 1, -left, -top);
    for (int edge : edges) {
      outline.edge(area.ax(edge), area.ay(edge), area.bx(edge), area.by(edge));
    }
    byte[] steps = outline.filled(STEPS);
    for (int row = 0; row < (alike ? BAND : 1); row++) {
      lay(steps, left, top + row, wide, colour, opacity);
    }
  }

  /** Whether all rows of a band are filled alike, as those within a box are. */
  private static boolean alike(Area area, int[] edges, int top) {
    for (int edge : edges) {
      if (area.ax(edge) != area.bx(edge)
          || Math.min(area.ay(edge), area.by(edge)) > top
          || Math.max(area.ay(edge), area.by(edge)) < top + BAND) {
        return false;
      }
    }
    return true;
  }

  private void lay(byte[] steps, int left, int top, int wide, int colour, double opacity) {
    int high = steps.length / wide;
    int first = Math.max(0, -left);
    int end = Math.min(wide, width - left);
    int below = 0; // the mixture before, which most often is that of its neighbour
    int covered = 0;
    int mixed = 0;
    for (int row = Math.max(0, -top); row < Math.min(high, height - top); row++) {
      int from = row * wide;
      int pixel = (top + row) * width + left;
      for (int column = first; column < end; column++) {
        int step = steps[from + column];
        if (step == STEPS && opacity >= 1) {
          int start = column;
          while (column + 1 < end && steps[from + column + 1] == STEPS) {
            column++;
          }
          Arrays.fill(pixels, pixel + start, pixel + column + 1, colour);
        } else if (step > 0) {
          int now = pixels[pixel + column];
          if (now != below || step != covered) {
            below = now;
            covered = step;
            mixed = mixed(below, colour, opacity * step / STEPS);
          }
          pixels[pixel + column] = mixed;
        }
      }
    }
  }

  private static int mixed(int below, int above, double part) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int from = below >> shift & 0xff;
      int to = above >> shift & 0xff;
      mixed |= (int) (from + (to - from) * part + 0.5) << shift;
    }
    return mixed;
  }

  /**
   * Writes a line of text.
   *
   * @param base the line on which characters stand
   * @param size of characters, in pixels
   */
  void write(String text, double left, double base, int size, boolean bold, int colour) {
    double x = left;
    for (int character : text.codePoints().toArray()) {
      int known = known(character);
      byte[] steps =
          filled.computeIfAbsent(
              (long) known << 16 | size << 1 | (bold ? 1 : 0), key -> filled(known, size, bold));
      lay(
          steps,
          (int) Math.round(x) - size / 4,
          (int) Math.round(base) - size,
          box(known, size),
          colour,
          1);
      x += width(known, size, bold);
    }
  }

  private static byte[] filled(int character, int size, boolean bold) {
    byte[] steps = filled(character, size, Math.floorDiv(size, 4));
    if (bold) {
      byte[] beside = filled(character, size, Math.floorDiv(size, 4) + BOLD * size);
      for (int i = 0; i < steps.length; i++) {
        steps[i] = (byte) Math.max(steps[i], beside[i]);
      }
    }
    return steps;
  }

  private static byte[] filled(int character, int size, double left) {
    double scale = (double) size / Outlines.EM;
    Outline outline = new Outline(box(character, size), size * 4 / 3, scale, left, size);
    Outlines.own().draw(character, outline);
    return outline.filled(STEPS);
  }

  /** Characters reach a little beyond their width. */
  private static int box(int character, int size) {
    return (int) width(character, size, true) + size * 5 / 8;
  }

  private static int known(int character) {
    return Outlines.own().has(character) ? character : '?';
  }

  private static double width(int character, int size, boolean bold) {
    return (double) Outlines.own().width(character) * size / Outlines.EM + (bold ? BOLD * size : 0);
  }

  /** How wide a text is, in pixels. */
  static double width(String text, int size, boolean bold) {
    return text.codePoints().mapToDouble(c -> width(known(c), size, bold)).sum();
  }

  byte[] png() {
    return Palette.png(width, pixels);
  }
}
