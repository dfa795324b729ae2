package dev.pedigree.site.block;

import static dev.pedigree.site.block.Places.LEFT;
import static dev.pedigree.site.block.Places.RIGHT;

import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.RopePairing;
import dev.pedigree.architecture.trait.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the position encoding: for RoPE a head whose rotated share is filled, with arcs between the
 * components of a pair; for ALiBi its falling slope; for relative positions one vector for each
 * distance between two tokens.
 */
final class PositionRow {
  private static final int GLYPH = 48;
  private static final int PAIR = 12;

  private final Pen pen;
  private final Words words;
  private final int y;

  PositionRow(Pen pen, Words words, int y) {
    this.pen = pen;
    this.words = words;
    this.y = y;
  }

  void draw() {
    int x = LEFT + 8;
    int text = x + GLYPH + 10;
    int room = RIGHT - text - 4;
    if (words.is(Trait.POSITION, PositionKind.ROPE)) {
      rope(x);
      pen.small(text, y + 11, room, ropeWords());
      pen.small(text, y + 24, room, special());
    } else if (words.unknown(Trait.POSITION)) {
      pen.box("head", x, y + 12, GLYPH, 9, true);
      pen.small(text, y + 19, room, words.value(Trait.POSITION));
    } else if (words.is(Trait.POSITION, PositionKind.ALIBI)) {
      pen.path("slope", "M" + x + " " + (y + 23) + "l" + GLYPH + "-18v18z");
      pen.small(text, y + 19, room, pen.said(Trait.POSITION));
    } else if (words.is(Trait.POSITION, PositionKind.RELATIVE)
        || words.is(Trait.POSITION, PositionKind.TOKEN_RELATIVE)) {
      relative(x);
      pen.small(text, y + 11, room, pen.said(Trait.POSITION));
      pen.small(text, y + 24, room, words.of("relative.added"));
    } else {
      pen.small(x, y + 19, RIGHT - x - 8, pen.sign(Trait.POSITION) + words.of("no-rope"));
    }
  }

  /** Lines of one distance in a matrix of queries and keys. */
  private void relative(int x) {
    pen.path("cell", "M" + x + " " + y + "h25v25h-25z");
    StringBuilder distances = new StringBuilder();
    for (int distance = 0; distance < 25; distance += 5) {
      int length = 25 - distance;
      distances.append("M" + x + " " + (y + distance) + "l" + length + " " + length);
    }
    pen.path("distance", distances.toString());
  }

  private void rope(int x) {
    Object share = words.fact(Trait.ROPE_FRACTION).value();
    boolean known = share instanceof Number;
    int turned =
        known
            ? (int) Math.max(8, Math.min(GLYPH, Math.round(GLYPH * ((Number) share).doubleValue())))
            : GLYPH;
    // Latent attention rotates the last components of a head, every other kind the first.
    int from = words.is(Trait.ATTENTION, AttentionKind.MLA) ? x + GLYPH - turned : x;
    pen.box("head", x, y + 14, GLYPH, 9, !known);
    if (known) {
      pen.rect("turned", from, y + 14, turned, 9);
    }
    if (words.unknown(Trait.ROPE_PAIRING)) {
      pen.middle(x + GLYPH / 2, y + 12, 20, "?");
      return;
    }
    int pairs = Math.max(1, turned / PAIR);
    boolean half = words.is(Trait.ROPE_PAIRING, RopePairing.HALF);
    StringBuilder arcs = new StringBuilder();
    for (int i = 0; i < pairs; i++) {
      int start = from + turned * (half ? 2 * i + 1 : 4 * i + 1) / (4 * pairs);
      int to = half ? turned / 2 : turned / (2 * pairs);
      int radius = Math.max(2, to / 2);
      arcs.append(
          "M"
              + start
              + " "
              + (y + 13)
              + "a"
              + radius
              + " "
              + (half ? 10 : 4)
              + " 0 0 1 "
              + to
              + " 0");
    }
    pen.path("arc", arcs.toString());
  }

  private String ropeWords() {
    return pen.sign(Trait.POSITION)
        + words.value(Trait.POSITION)
        + words.of("comma")
        + (pen.marked(Trait.ROPE_FRACTION)
            ? pen.said(Trait.ROPE_PAIRING)
            : pen.said(Trait.ROPE_PAIRING, Trait.ROPE_FRACTION));
  }

  private String special() {
    List<Trait> traits = new ArrayList<>();
    if (pen.marked(Trait.ROPE_FRACTION)) {
      traits.add(Trait.ROPE_FRACTION);
    }
    if (words.is(Trait.QK_NORM, QueryKeyNorm.RMS_PER_HEAD_AFTER_ROPE)) {
      traits.add(Trait.QK_NORM);
    }
    for (Trait trait :
        List.of(Trait.ROPE_SCALING, Trait.ROPE_LOCAL_BASE, Trait.ROPE_LAYERS, Trait.ROPE_AXES)) {
      if (words.special(trait) || words.unknown(trait)) {
        traits.add(trait);
      }
    }
    return pen.said(traits.toArray(Trait[]::new));
  }
}
