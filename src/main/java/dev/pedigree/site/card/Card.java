package dev.pedigree.site.card;

import dev.pedigree.site.card.Canvas.Ink;
import java.util.List;
import java.util.stream.Stream;

/**
 * A picture of a page for link previews.
 *
 * @param site name of the site
 * @param kind what kind of page it is; may be empty
 * @param title of the page
 * @param line what stands below it; may be empty
 */
public record Card(String site, String kind, String title, String line) {
  public static final int WIDTH = Canvas.WIDTH;
  public static final int HEIGHT = Canvas.HEIGHT;

  private static final int MARGIN = 80;
  private static final int ROOM = WIDTH - 2 * MARGIN;

  /** Sizes of the title, each with the most lines it may have; the first that holds it is taken. */
  private static final List<int[]> TITLES =
      List.of(new int[] {84, 2}, new int[] {64, 3}, new int[] {50, 4});

  private static final int SMALL = 32;
  private static final int LINE = 36;

  /** Whether there are outlines of all its characters. */
  public boolean drawable() {
    return Stream.of(site, kind, title, line)
        .allMatch(text -> text.codePoints().allMatch(Outlines.own()::has));
  }

  /** The picture. */
  public byte[] png() {
    Canvas canvas = new Canvas();
    canvas.box(0, 0, WIDTH, 14, Ink.ACCENT);
    mark(canvas);
    canvas.write(site, MARGIN + 62, 118, SMALL, Ink.TEXT);
    canvas.write(kind, WIDTH - MARGIN - Lines.width(kind, SMALL), 118, SMALL, Ink.QUIET);
    int base = 172;
    int[] fitting = fitting();
    for (String text : Lines.of(title, fitting[0], ROOM, fitting[1])) {
      base += fitting[0] * 5 / 4;
      canvas.write(text, MARGIN, base, fitting[0], Ink.TEXT);
    }
    base += 28;
    int most = (HEIGHT - 50 - base) / (LINE * 3 / 2);
    for (String text : Lines.of(line, LINE, ROOM, Math.min(4, most))) {
      base += LINE * 3 / 2;
      canvas.write(text, MARGIN, base, LINE, Ink.QUIET);
    }
    return canvas.png();
  }

  private int[] fitting() {
    for (int[] one : TITLES) {
      if (Lines.of(title, one[0], ROOM, one[1] + 1).size() <= one[1]) {
        return one;
      }
    }
    return TITLES.get(TITLES.size() - 1);
  }

  /** The sign of the site: a stem, a branch and three dots. */
  private static void mark(Canvas canvas) {
    int size = 48;
    Outline sign = new Outline(size, size, 2, 0, 0);
    sign.box(4, 3, 6, 21);
    sign.box(6, 7, 15, 9);
    sign.box(15, 7, 18, 20);
    sign.box(6, 13, 10, 15);
    sign.circle(5, 3.5, 2.6);
    sign.circle(16.5, 20.5, 2.6);
    sign.circle(11, 14, 2.6);
    canvas.place(sign.filled(Canvas.steps(Ink.ACCENT)), MARGIN, 78, size, Ink.ACCENT);
  }
}
