package dev.pedigree.site.view;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.block.BlockFigure;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.svg.OwnFile;
import dev.pedigree.site.svg.TextWidth;
import dev.pedigree.site.text.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.function.BiConsumer;

/** The figures of models as files of their own, beside their pages. */
public final class FigureFiles {
  /** The name of the file beside the page of a model. */
  public static final String NAME = "figure.svg";

  private static final int SMALL = 11;

  private FigureFiles() {}

  /**
   * Makes the file of each model that is described, in each language.
   *
   * @param css the style of the figure and of what stands around it
   */
  public static void add(BiConsumer<String, byte[]> files, View view, String css) {
    for (Entry entry : view.atlas().entries().values()) {
      entry
          .architecture()
          .ifPresent(
              architecture -> {
                for (Language language : Language.values()) {
                  files.accept(
                      language.path() + "/" + Addresses.model(entry.id()) + NAME,
                      svg(view, entry, architecture, language, css)
                          .getBytes(StandardCharsets.UTF_8));
                }
              });
    }
  }

  private static String svg(
      View view, Entry entry, Architecture architecture, Language language, String css) {
    String name = language.of(view.name(entry.id()));
    String title = BlockFigure.title(name, architecture, language);
    String source = view.trees().url(language, Addresses.model(entry.id()));
    String date = view.trees().date(language);
    int words =
        Math.max(
            TextWidth.of(title, OwnFile.TITLE, true),
            TextWidth.of(date + " · " + source, SMALL, false));
    int width = Math.max(BlockFigure.WIDTH, words) + 2 * OwnFile.EDGE;
    int height = BlockFigure.height(architecture);
    String figure =
        BlockFigure.of(name, architecture, EnumSet.noneOf(Trait.class), language)
            .replaceFirst(
                "<svg ", "<svg width=\"" + BlockFigure.WIDTH + "\" height=\"" + height + "\" ");
    return OwnFile.svg(
        "figure-file",
        title,
        width,
        OwnFile.HEAD + height + OwnFile.FOOT,
        css,
        date,
        source,
        OwnFile.at(figure, (width - BlockFigure.WIDTH) / 2, OwnFile.HEAD));
  }
}
