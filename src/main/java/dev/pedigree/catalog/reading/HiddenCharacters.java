package dev.pedigree.catalog.reading;

import dev.pedigree.Unseen;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.SourceText;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that nobody sees in an editor. Those that end or turn a text are errors everywhere.
 * One without width is an error among the facts, where it makes another word, and else a warning. A
 * wide or non-breaking space is an error where YAML needs a space, and a warning in other facts.
 */
final class HiddenCharacters {
  private static final String SPACE = "[\\u00a0\\u2000-\\u200a\\u202f\\u3000]";

  /** Such a space in an indentation, or around the colon of a key. */
  private static final Pattern FOR_A_SPACE =
      Pattern.compile(
          "(?m)^[ -]*("
              + SPACE
              + ")|^[ -]*[A-Za-z_]+("
              + SPACE
              + ") *:|^[ -]*[A-Za-z_]+: *("
              + SPACE
              + ")");

  private HiddenCharacters() {}

  /**
   * Reports each, or those of the same kind that follow each other once.
   *
   * @param facts offset at which the YAML ends
   */
  static void check(SourceText source, int facts, Report report) {
    String text = source.text();
    Set<Integer> told = checkSpaces(source, facts, report);
    Unseen before = Unseen.NONE;
    char[] chars = text.toCharArray();
    for (int at = 0; at < chars.length; at++) {
      char c = chars[at];
      Unseen unseen = c >= ' ' && c < 0x7f ? Unseen.NONE : Unseen.of(c);
      if (unseen != Unseen.NONE && unseen != before && !told.contains(at)) {
        check(source, at, c, unseen, at < facts, report);
      }
      before = unseen;
    }
  }

  /** The offsets at which a space does not do for YAML. */
  private static Set<Integer> checkSpaces(SourceText source, int facts, Report report) {
    Matcher space = FOR_A_SPACE.matcher(source.text()).region(0, facts);
    Set<Integer> told = new HashSet<>();
    while (space.find()) {
      int at = Math.max(space.start(1), Math.max(space.start(2), space.start(3)));
      report.add(
          Finding.error(
              "catalog.wrong-space", source.at(at), "character", number(source.text().charAt(at))));
      told.add(at);
    }
    return told;
  }

  private static void check(
      SourceText source, int at, char c, Unseen unseen, boolean fact, Report report) {
    Location place = source.at(at);
    switch (unseen) {
      case CONTROL ->
          report.add(Finding.error("catalog.control-character", place, "character", number(c)));
      case DIRECTION ->
          report.add(Finding.error("catalog.direction", place, "character", number(c)));
      case ZERO_WIDTH ->
          report.add(
              fact
                  ? Finding.error("catalog.zero-width", place, "character", number(c))
                  : Finding.warning("catalog.zero-width", place, "character", number(c)));
      case SPACE -> {
        if (fact && c == '\u00a0') {
          report.add(Finding.warning("catalog.hard-space", place, "character", number(c)));
        }
      }
      case NONE -> {}
    }
  }

  private static String number(char c) {
    return String.format("U+%04X", (int) c);
  }
}
