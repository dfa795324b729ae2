package dev.pedigree.site.block;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.site.language.Language;
import java.util.EnumSet;
import java.util.Set;

/** Draws one layer of a model as SVG, from its architecture alone. */
public final class BlockFigure {
  /** Width of a figure, in pixels. */
  public static final int WIDTH = Places.WIDTH;

  private BlockFigure() {}

  /** What the figure of one model shows, in words. */
  public static String title(String name, Architecture architecture, Language language) {
    return new Words(architecture, language).of("title", "name", name);
  }

  /** Height of the figure of one model, in pixels. */
  public static int height(Architecture architecture) {
    return Places.of(architecture).height();
  }

  /** Height of the figures of two models, in pixels. */
  public static int height(Architecture a, Architecture b) {
    return Places.of(a).with(Places.of(b)).height();
  }

  /**
   * Two figures of one height whose parts are at the same places.
   *
   * @param a SVG of the first model
   * @param b SVG of the second model
   */
  public record Pair(String a, String b) {}

  /**
   * The figure of one model.
   *
   * @param name of the model
   * @param changed traits to mark, by a thick outline and a sign
   * @return one {@code svg} element with a title and a description in words
   */
  public static String of(
      String name, Architecture architecture, Set<Trait> changed, Language language) {
    return draw(name, architecture, changed, language, Places.of(architecture));
  }

  /** The figures of two models; known differences of their listings are marked in both. */
  public static Pair pair(
      ArchitectureDiff diff,
      String nameA,
      Architecture a,
      String nameB,
      Architecture b,
      Language language) {
    Places places = Places.of(a).with(Places.of(b));
    Set<Trait> changed = changed(diff);
    return new Pair(
        draw(nameA, a, changed, language, places), draw(nameB, b, changed, language, places));
  }

  /** The traits that are known to differ, without those that are open. */
  static Set<Trait> changed(ArchitectureDiff diff) {
    Set<Trait> changed = EnumSet.noneOf(Trait.class);
    for (Difference difference : diff.differences()) {
      for (Trait trait : Trait.values()) {
        if (!difference.open() && trait.rule().equals(difference.rule())) {
          changed.add(trait);
        }
      }
    }
    return changed;
  }

  private static String draw(
      String name, Architecture architecture, Set<Trait> changed, Language language, Places at) {
    Words words = new Words(architecture, language);
    Pen pen = new Pen(words, changed);
    pen.open(at.height(), words.of("title", "name", name), words.description(changed));
    new Stream(pen, words, at).draw();
    new AttentionBox(pen, words, at.attention()).draw();
    new MixerBox(pen, words, at).draw();
    new FeedForwardBox(pen, words, at.feedForward()).draw();
    return pen.close();
  }
}
