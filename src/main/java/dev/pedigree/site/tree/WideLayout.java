package dev.pedigree.site.tree;

import dev.pedigree.catalog.Family;
import dev.pedigree.site.svg.TextWidth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Layout for wide screens: time from left to right, one band for each organisation, ordered by its
 * first family. Within a band, families follow their order; a sign starts a new row only where it
 * or its label would overlap others.
 */
final class WideLayout {
  static final int RADIUS = 7;
  static final int FONT = 12;
  static final int ROW = 25;
  static final int BAND_GAP = 9;
  static final int HEAD = 34;
  private static final int NAMES = 176;
  private static final int SPACE = 12;

  /** The rows of one organisation. */
  record Band(Family family, int top, int bottom) {}

  final TimeScale time;
  final List<Band> bands = new ArrayList<>();
  final Map<Integer, Spot> spots = new TreeMap<>();
  final int width;
  final int height;

  WideLayout(List<Glyph> glyphs, TreeWords words) {
    int names = 40;
    Map<String, List<Glyph>> byOrganisation = new HashMap<>();
    for (Glyph glyph : glyphs) {
      byOrganisation
          .computeIfAbsent(glyph.family().organisation().en(), o -> new ArrayList<>())
          .add(glyph);
      names = Math.max(names, TextWidth.of(words.organisation(glyph.family()), FONT, false) + 16);
    }
    time = new TimeScale(glyphs.stream().map(Glyph::day).toList(), Math.min(names, NAMES) + 10);
    int right = time.end() + SPACE;
    int y = HEAD;
    for (List<Glyph> band : inOrder(byOrganisation)) {
      int rows = place(band, y);
      bands.add(new Band(band.get(0).family(), y, y + rows * ROW));
      y += rows * ROW + BAND_GAP;
    }
    for (Spot spot : spots.values()) {
      right = Math.max(right, end(spot));
    }
    width = right;
    height = y + 4;
  }

  /** Width that names may take in the left margin, in pixels. */
  int names() {
    return NAMES - 8;
  }

  /** The x of a sign's label. */
  static int label(Spot spot) {
    return spot.x() + RADIUS + 4;
  }

  private static int end(Spot spot) {
    return label(spot) + spot.glyph().width(FONT) + SPACE;
  }

  private static List<List<Glyph>> inOrder(Map<String, List<Glyph>> byOrganisation) {
    Comparator<Glyph> lane =
        Comparator.comparingInt((Glyph g) -> g.family().order())
            .thenComparing(g -> g.family().id());
    List<List<Glyph>> bands = new ArrayList<>();
    for (List<Glyph> band : byOrganisation.values()) {
      bands.add(band.stream().sorted(lane.thenComparing(Glyph::number)).toList());
    }
    bands.sort(Comparator.comparing((List<Glyph> b) -> b.get(0), lane));
    return bands;
  }

  /** Puts each sign, in the order of families, on the first row that has room; returns the rows. */
  private int place(List<Glyph> band, int top) {
    List<List<int[]>> rows = new ArrayList<>();
    for (Glyph glyph : band) {
      Spot at = new Spot(glyph, time.at(glyph.day()) + RADIUS, 0);
      int[] span = {at.x() - RADIUS - SPACE, end(at)};
      int row = 0;
      while (row < rows.size() && rows.get(row).stream().anyMatch(s -> meet(s, span))) {
        row++;
      }
      if (row == rows.size()) {
        rows.add(new ArrayList<>());
      }
      rows.get(row).add(span);
      spots.put(glyph.number(), new Spot(glyph, at.x(), top + row * ROW + ROW / 2));
    }
    return rows.size();
  }

  private static boolean meet(int[] a, int[] b) {
    return a[0] < b[1] && b[0] < a[1];
  }
}
