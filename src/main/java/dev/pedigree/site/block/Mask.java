package dev.pedigree.site.block;

import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.Trait;

/** Draws which tokens a query sees: a small matrix, queries down and keys across. */
final class Mask {
  private static final int SIDE = 34;
  private static final int BAND = 11;

  private final Pen pen;
  private final Words words;

  Mask(Pen pen, Words words) {
    this.pen = pen;
    this.words = words;
  }

  void draw(int x, int y, boolean windowed) {
    pen.path("cell", "M" + x + " " + y + "h" + SIDE + "v" + SIDE + "h-" + SIDE + "z");
    String corner = "M" + x + " " + y;
    if (windowed) {
      int rest = SIDE - BAND;
      pen.path("seen", corner + "v" + BAND + "l" + rest + " " + rest + "h" + BAND + "z");
    } else if (words.is(Trait.POSITION, PositionKind.ALIBI)) {
      // The farther away, the fainter.
      for (int band : new int[] {SIDE, 21, BAND}) {
        int rest = SIDE - band;
        pen.path("faint", corner + "v" + band + "l" + rest + " " + rest + "h" + band + "z");
      }
    } else {
      pen.path("seen", corner + "v" + SIDE + "h" + SIDE + "z");
    }
    if (words.is(Trait.ATTN_SINKS, true)) {
      pen.rect("sink", x - 5, y, 4, SIDE);
    }
  }
}
