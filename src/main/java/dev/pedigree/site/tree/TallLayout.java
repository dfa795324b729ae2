package dev.pedigree.site.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Layout for phones: time from top to bottom, one row for each sign. At the left, every parent has
 * a vertical rail down to its last child.
 */
final class TallLayout {
  static final int WIDTH = 360;
  static final int RADIUS = 7;
  static final int FONT = 13;
  static final int ROW = 40;
  private static final int YEAR = 26;
  private static final int COLUMNS = 10;
  private static final int RAIL = 8;

  /** The rail of a parent. */
  record Rail(Glyph parent, int x, int top, int bottom) {}

  /** A year's rule. */
  record Year(int year, int y) {}

  final List<Spot> spots = new ArrayList<>();
  final Map<Integer, Rail> rails = new TreeMap<>();
  final List<Year> years = new ArrayList<>();
  final int height;
  private final int signs;

  TallLayout(List<Glyph> glyphs, List<Tie> ties) {
    Map<Integer, int[]> spans = new TreeMap<>();
    for (Tie tie : ties) {
      int[] span =
          spans.computeIfAbsent(
              tie.from().number(), n -> new int[] {tie.from().number(), tie.from().number()});
      span[0] = Math.min(span[0], tie.to().number());
      span[1] = Math.max(span[1], tie.to().number());
    }
    Map<Integer, Integer> columns = columns(spans);
    int used = columns.values().stream().mapToInt(c -> c + 1).max().orElse(0);
    signs = 8 + used * RAIL + (used > 0 ? 18 : 4);
    int y = 4;
    int year = 0;
    for (Glyph glyph : glyphs) {
      if (glyph.day().getYear() != year) {
        year = glyph.day().getYear();
        years.add(new Year(year, y + YEAR / 2));
        y += YEAR;
      }
      spots.add(new Spot(glyph, signs, y + 14));
      y += ROW;
    }
    height = y + 4;
    spans.forEach(
        (n, span) ->
            rails.put(
                n,
                new Rail(
                    glyphs.get(n),
                    8 + columns.get(n) * RAIL,
                    spots.get(span[0]).y(),
                    spots.get(span[1]).y())));
  }

  int label() {
    return signs + RADIUS + 7;
  }

  /** Places long rails outside; a rail without a free column shares the innermost one. */
  private static Map<Integer, Integer> columns(Map<Integer, int[]> spans) {
    List<List<int[]>> columns = new ArrayList<>();
    Map<Integer, Integer> column = new TreeMap<>();
    spans.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<Integer, int[]> e) -> e.getValue()[0] - e.getValue()[1])
                .thenComparing(Map.Entry::getKey))
        .forEach(
            e -> {
              int at = 0;
              while (at < columns.size() && meets(columns.get(at), e.getValue())) {
                at++;
              }
              if (at == columns.size() && at < COLUMNS) {
                columns.add(new ArrayList<>());
              }
              int chosen = Math.min(at, COLUMNS - 1);
              columns.get(chosen).add(e.getValue());
              column.put(e.getKey(), chosen);
            });
    return column;
  }

  private static boolean meets(List<int[]> spans, int[] span) {
    return spans.stream().anyMatch(s -> s[0] <= span[1] && span[0] <= s[1]);
  }
}
