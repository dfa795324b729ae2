package dev.pedigree.site.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Layout for phones: time from top to bottom, one row for each sign. At the left, every parent has
 * one vertical rail down to its last child.
 */
final class TallLayout {
  static final int WIDTH = 340;
  static final int YEAR = 30;
  private static final int ROW = 40;
  private static final int ORIGIN = 16;
  private static final int MOST_COLUMNS = 12;
  private static final int RAIL = 9;

  /** The rail of a parent. */
  record Rail(Sign parent, int x, int top, int bottom) {}

  /** A year's heading: its top and the pixels of its signs below it. */
  record Year(int year, int top, int height) {}

  final List<Rail> rails = new ArrayList<>();
  final List<Year> years = new ArrayList<>();
  final int height;
  private final int[] y;
  private final int signs;

  /** Parents whose rail has no column: their lines are told in words only. */
  private final Map<Integer, Integer> columns;

  TallLayout(Descent descent) {
    y = new int[descent.signs().size()];
    int at = 0;
    int year = -1;
    int top = 0;
    for (Sign sign : descent.signs()) {
      if (sign.day().getYear() != year) {
        if (year >= 0) {
          years.add(new Year(year, top, at - top - YEAR));
        }
        year = sign.day().getYear();
        top = at;
        at += YEAR;
      }
      y[sign.number()] = at + 14;
      at += ROW + (told(descent, sign) ? ORIGIN : 0);
    }
    years.add(new Year(year, top, at - top - YEAR));
    height = at;
    Map<Integer, Integer> last = new TreeMap<>();
    for (int child : descent.ties().keySet()) {
      if (descent.parent(child) >= 0) {
        last.merge(descent.parent(child), child, Math::max);
      }
    }
    columns = columns(last);
    int used = columns.values().stream().mapToInt(c -> c + 1).max().orElse(0);
    signs = 8 + used * RAIL + (used > 0 ? 14 : 4);
    columns.forEach(
        (n, column) ->
            rails.add(new Rail(descent.signs().get(n), 8 + column * RAIL, y[n], y[last.get(n)])));
  }

  /** Whether a line of words says where the sign comes from. */
  static boolean told(Descent descent, Sign sign) {
    return descent.ties().containsKey(sign.number()) || descent.ticks().containsKey(sign.number());
  }

  int y(Sign sign) {
    return y[sign.number()];
  }

  int signs() {
    return signs;
  }

  int label() {
    return signs + Shape.LABEL + 2;
  }

  /** The x of a parent's rail, or -1. */
  int rail(Sign parent) {
    Integer column = columns.get(parent.number());
    return column == null ? -1 : 8 + column * RAIL;
  }

  /** Places long rails outside; one without a free column is left out, never laid on another. */
  private static Map<Integer, Integer> columns(Map<Integer, Integer> last) {
    List<List<int[]>> columns = new ArrayList<>();
    Map<Integer, Integer> column = new TreeMap<>();
    last.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<Integer, Integer> e) -> e.getKey() - e.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            e -> {
              int[] span = {e.getKey(), e.getValue()};
              int at = 0;
              while (at < columns.size() && meets(columns.get(at), span)) {
                at++;
              }
              if (at == MOST_COLUMNS) {
                return;
              }
              if (at == columns.size()) {
                columns.add(new ArrayList<>());
              }
              columns.get(at).add(span);
              column.put(e.getKey(), at);
            });
    return column;
  }

  private static boolean meets(List<int[]> spans, int[] span) {
    return spans.stream().anyMatch(s -> s[0] <= span[1] && span[0] <= s[1]);
  }
}
