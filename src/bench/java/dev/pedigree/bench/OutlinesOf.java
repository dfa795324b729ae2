package dev.pedigree.bench;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes the outlines of characters out of a font, for the cards of pages: those of printed English,
 * the 3755 common Chinese characters of GB 2312 and their punctuation, and all that stand in files.
 * Arguments: the font, a name in it, the file to write, then texts with characters that are wanted.
 */
public final class OutlinesOf {
  private static final int EM = 500;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Font font;
  private int last;

  private OutlinesOf(Font font) {
    this.font = font.deriveFont((float) EM);
  }

  public static void main(String[] args) throws IOException, FontFormatException {
    Font font =
        Stream.of(Font.createFonts(Path.of(args[0]).toFile()))
            .filter(one -> one.getFontName(java.util.Locale.ROOT).equals(args[1]))
            .findFirst()
            .orElseThrow();
    TreeSet<Integer> wanted = new TreeSet<>();
    IntStream.rangeClosed(0x20, 0x7e).forEach(wanted::add);
    IntStream.rangeClosed(0xa0, 0x17f).forEach(wanted::add);
    IntStream.of(0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x2190, 0x2192)
        .forEach(wanted::add);
    for (int row = 0xa1; row <= 0xd7; row++) {
      boolean used = row == 0xa1 || row == 0xa3 || row >= 0xb0;
      for (int cell = 0xa1; used && cell <= 0xfe; cell++) {
        byte[] code = {(byte) row, (byte) cell};
        wanted.add(new String(code, Charset.forName("GB2312")).codePointAt(0));
      }
    }
    for (int i = 3; i < args.length; i++) {
      Files.readString(Path.of(args[i]), StandardCharsets.UTF_8).codePoints().forEach(wanted::add);
    }
    OutlinesOf outlines = new OutlinesOf(font);
    wanted.stream().filter(c -> c >= ' ' && font.canDisplay(c)).forEach(outlines::add);
    Files.write(Path.of(args[2]), outlines.out.toByteArray());
  }

  private void add(int character) {
    GlyphVector glyph =
        font.createGlyphVector(
            new FontRenderContext(null, true, true), Character.toString(character));
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    number(data, Math.round(glyph.getGlyphMetrics(0).getAdvanceX()));
    Shape shape = glyph.getOutline();
    int commands = 0;
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      commands += path.currentSegment(new double[6]) == PathIterator.SEG_CLOSE ? 0 : 1;
    }
    number(data, commands);
    int[] at = new int[2];
    double[] points = new double[6];
    double[] pen = new double[2];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(points);
      int count =
          switch (kind) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 1;
            case PathIterator.SEG_QUADTO, PathIterator.SEG_CUBICTO -> 3;
            default -> 0;
          };
      if (kind == PathIterator.SEG_QUADTO) {
        double[] cubic = new double[6];
        for (int axis = 0; axis < 2; axis++) {
          cubic[axis] = pen[axis] + (points[axis] - pen[axis]) * 2 / 3;
          cubic[2 + axis] = points[2 + axis] + (points[axis] - points[2 + axis]) * 2 / 3;
          cubic[4 + axis] = points[2 + axis];
        }
        points = cubic;
      }
      if (count > 0) {
        number(data, kind == PathIterator.SEG_MOVETO ? 0 : count == 1 ? 1 : 2);
        for (int i = 0; i < 2 * count; i++) {
          int value = (int) Math.round(points[i]);
          int difference = value - at[i % 2];
          number(data, difference << 1 ^ difference >> 31);
          at[i % 2] = value;
        }
        pen[0] = points[2 * count - 2];
        pen[1] = points[2 * count - 1];
      }
    }
    number(out, character - last);
    last = character;
    number(out, data.size());
    out.writeBytes(data.toByteArray());
  }

  private static void number(ByteArrayOutputStream to, int number) {
    int rest = number;
    while (rest >>> 7 != 0) {
      to.write(rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    to.write(rest);
  }
}
