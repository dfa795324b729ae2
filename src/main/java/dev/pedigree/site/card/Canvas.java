package dev.pedigree.site.card;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pixels of a card, in 16 colours: paper, and ink, quiet ink and an accent in steps. */
final class Canvas {
  static final int WIDTH = 1200;
  static final int HEIGHT = 630;

  private static final int PAPER = 0xfaf8f3;

  /** A colour of text, in as many steps from the paper as edges of its size need. */
  enum Ink {
    TEXT(0x1e1d1a, 1, 7),
    QUIET(0x67625a, 8, 5),
    ACCENT(0x9c2f1f, 13, 3);

    private final int colour;
    private final int first;
    private final int steps;

    Ink(int colour, int first, int steps) {
      this.colour = colour;
      this.first = first;
      this.steps = steps;
    }
  }

  private static final int[] COLOURS = colours();

  /** Characters that were filled, by character, size and ink; most cards share most of them. */
  private static final Map<Long, byte[]> FILLED = new ConcurrentHashMap<>();

  /** Most characters that are kept: all that travel with the program, in two sizes. */
  private static final int KEPT = 10_000;

  private final byte[] pixels = new byte[WIDTH * HEIGHT];

  private static int[] colours() {
    int[] colours = new int[16];
    colours[0] = PAPER;
    for (Ink ink : Ink.values()) {
      for (int step = 1; step <= ink.steps; step++) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
          int from = PAPER >> shift & 0xff;
          int to = ink.colour >> shift & 0xff;
          mixed |= from + (to - from) * step / ink.steps << shift;
        }
        colours[ink.first + step - 1] = mixed;
      }
    }
    return colours;
  }

  /**
   * Writes a line of text.
   *
   * @param base the line on which characters stand
   */
  void write(String text, int left, int base, int size, Ink ink) {
    int x = left;
    for (int character : text.codePoints().toArray()) {
      place(filled(character, size, ink), x - size / 8, base - size, boxWidth(size), ink);
      x += width(character, size);
    }
  }

  /** The pixels between the left ends of a character and the next. */
  static int width(int character, int size) {
    return (Outlines.own().width(character) * size + Outlines.EM / 2) / Outlines.EM;
  }

  /** Characters reach a little beyond their width, and below the line on which they stand. */
  private static int boxWidth(int size) {
    return size + size / 2;
  }

  private static byte[] filled(int character, int size, Ink ink) {
    long key = (long) character << 16 | size << 4 | ink.first;
    byte[] known = FILLED.get(key);
    if (known != null) {
      return known;
    }
    double scale = (double) size / Outlines.EM;
    Outline outline =
        new Outline(boxWidth(size), size * 4 / 3, scale, Math.floorDiv(size, 8), size);
    Outlines.own().draw(character, outline);
    byte[] filled = outline.filled(ink.steps);
    if (FILLED.size() < KEPT) {
      FILLED.put(key, filled);
    }
    return filled;
  }

  /** Puts an outline that is filled on the paper. */
  void place(byte[] filled, int left, int top, int width, Ink ink) {
    int wide = Math.min(width, WIDTH - left);
    int high = Math.min(filled.length / width, HEIGHT - top);
    for (int row = Math.max(0, -top); row < high; row++) {
      for (int column = Math.max(0, -left); column < wide; column++) {
        byte step = filled[row * width + column];
        if (step > 0) {
          pixels[(top + row) * WIDTH + left + column] = (byte) (ink.first + step - 1);
        }
      }
    }
  }

  /** Fills a rectangle. */
  void box(int left, int top, int width, int height, Ink ink) {
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        pixels[y * WIDTH + x] = (byte) (ink.first + ink.steps - 1);
      }
    }
  }

  byte[] png() {
    return Png.of(WIDTH, pixels, COLOURS);
  }

  static int steps(Ink ink) {
    return ink.steps;
  }
}
