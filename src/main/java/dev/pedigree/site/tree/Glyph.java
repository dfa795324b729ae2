package dev.pedigree.site.tree;

import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.svg.TextWidth;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * A sign in the tree: a model, or several that are drawn as one.
 *
 * @param number from 0, in order of release
 * @param lead the model that the sign stands for
 * @param members all its models by release, the lead included
 * @param family of the lead
 * @param day earliest release
 * @param known how its design is known
 * @param twin number of its group of identical listings, or -1
 * @param bold whether it is in curated comparisons
 * @param label what is written beside it
 */
record Glyph(
    int number,
    Model lead,
    List<Model> members,
    Family family,
    LocalDate day,
    Known known,
    int twin,
    boolean bold,
    List<Part> label) {

  /** How a design is known. */
  enum Known {
    FILES,
    PAPER,
    NOT
  }

  /**
   * A part of a label.
   *
   * @param text what is written
   * @param model the model whose page it links to, or empty
   */
  record Part(Text text, String model) {}

  /** The label as one text, in English. */
  String words() {
    return words(Text::en);
  }

  private String words(Function<Text, String> language) {
    StringBuilder words = new StringBuilder();
    label.forEach(part -> words.append(language.apply(part.text())));
    return words.toString();
  }

  /** Width of the label in pixels, the wider of both languages, so that they share one layout. */
  int width(int fontSize) {
    return Math.max(
        TextWidth.of(words(Text::en), fontSize, bold),
        TextWidth.of(words(Text::zh), fontSize, bold));
  }

  /** The mark of a group of identical listings: A to Z, then numbers. */
  static String letter(int twin) {
    return twin < 26 ? String.valueOf((char) ('A' + twin)) : Integer.toString(twin + 1);
  }
}
