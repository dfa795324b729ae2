package dev.pedigree.site.tree;

import dev.pedigree.site.svg.TextWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written beside a sign: its name, and below it sizes, versions and, where its lane belongs
 * to several, its organisation.
 *
 * @param name cut to its room
 * @param bold whether room is kept for bold letters
 * @param chips sizes; of many, the first and the last with an ellipsis between them
 * @param notes words after the sizes
 */
record Label(String name, boolean bold, List<Sign.Chip> chips, List<String> notes) {
  static final int NAME = 13;
  static final int SMALL = 11;
  static final int CHIP_GAP = 4;
  static final String ELLIPSIS = "…";
  private static final int MOST_CHIPS = 4;
  private static final int WIDEST = 168;
  private static final int WIDEST_GHOST = 220;
  private static final int WIDEST_NOTE = 150;

  /**
   * The label of a sign in a language.
   *
   * @param lab whether it says the organisation
   */
  static Label of(Sign sign, TreeWords words, boolean lab) {
    List<String> notes = new ArrayList<>();
    if (sign.derived() > 0) {
      notes.add(words.of("sign.derived", "count", Integer.toString(sign.derived())));
    }
    if (several(sign)) {
      notes.add(words.of("sign.models", "count", Integer.toString(sign.models().size())));
    }
    if (sign.kind() == Sign.Kind.MORE) {
      notes.add(cut(words.of(sign.family().name())));
    } else if (lab && sign.kind() != Sign.Kind.GHOST) {
      notes.add(cut(words.of(sign.lab())));
    }
    boolean ghost = sign.kind() == Sign.Kind.GHOST;
    String name = TextWidth.cut(words.name(sign), NAME, !ghost, ghost ? WIDEST_GHOST : WIDEST);
    return new Label(name, !ghost, chips(sign.chips()), notes);
  }

  /** Whether neither sizes nor versions tell that it stands for more than one model. */
  private static boolean several(Sign sign) {
    return sign.kind() == Sign.Kind.RELEASE
        && sign.chips().isEmpty()
        && sign.models().size() > 1 + sign.derived();
  }

  private static String cut(String note) {
    return TextWidth.cut(note, SMALL, false, WIDEST_NOTE);
  }

  private static List<Sign.Chip> chips(List<Sign.Chip> all) {
    if (all.size() <= MOST_CHIPS) {
      return all;
    }
    return List.of(all.get(0), new Sign.Chip(ELLIPSIS, ""), all.get(all.size() - 1));
  }

  /** Width of a size with its frame, in pixels. */
  static int chip(Sign.Chip chip) {
    return TextWidth.of(chip.text(), SMALL, false) + (chip.model().isEmpty() ? 0 : 8);
  }

  /** Whether anything stands in the second line. */
  boolean two() {
    return !chips.isEmpty() || !notes.isEmpty();
  }

  /** Width of the sizes with the space behind each, in pixels. */
  int chipsWidth() {
    return chips.stream().mapToInt(c -> chip(c) + CHIP_GAP).sum();
  }

  /** Width in pixels. */
  int width() {
    int below = chipsWidth() + TextWidth.of(String.join("  ", notes), SMALL, false);
    return Math.max(TextWidth.of(name, NAME, bold), below);
  }
}
