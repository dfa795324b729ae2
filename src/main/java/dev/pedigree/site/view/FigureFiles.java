package dev.pedigree.site.view;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Entry;
import dev.pedigree.site.block.BlockFigure;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.svg.OwnFile;
import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import dev.pedigree.site.text.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.BiConsumer;

/** The figures of models and of comparisons as files of their own, beside their pages. */
public final class FigureFiles {
  /** The name of the file beside a page. */
  public static final String NAME = "figure.svg";

  private static final int SMALL = 11;

  /** Between two figures. */
  private static final int GAP = 32;

  /** Height of the name above each of two figures. */
  private static final int CAPTION = 28;

  private final BiConsumer<String, byte[]> files;
  private final View view;
  private final String css;

  private FigureFiles(BiConsumer<String, byte[]> files, View view, String css) {
    this.files = files;
    this.view = view;
    this.css = css;
  }

  /**
   * Makes the files in each language.
   *
   * @param pairs the comparisons that have one, by the address of their page
   * @param css the style of the figures and of what stands around them
   */
  public static void add(
      BiConsumer<String, byte[]> files, View view, Map<String, Compared> pairs, String css) {
    FigureFiles made = new FigureFiles(files, view, css);
    for (Language language : Language.values()) {
      for (Entry entry : view.atlas().entries().values()) {
        entry.architecture().ifPresent(a -> made.one(entry, a, language));
      }
      pairs.forEach((address, compared) -> made.pair(address, compared, language));
    }
  }

  /** Of each model that is described. */
  private void one(Entry entry, Architecture architecture, Language language) {
    String name = language.of(view.name(entry.id()));
    String figure = BlockFigure.of(name, architecture, EnumSet.noneOf(Trait.class), language);
    int height = BlockFigure.height(architecture);
    add(
        Addresses.model(entry.id()),
        BlockFigure.title(name, architecture, language),
        BlockFigure.WIDTH,
        height,
        placed(figure, height, 0, OwnFile.HEAD),
        language);
  }

  /** Of two models that are compared, with what differs marked. */
  private void pair(String address, Compared compared, Language language) {
    Architecture a = view.entry(compared.a()).orElseThrow().architecture().orElseThrow();
    Architecture b = view.entry(compared.b()).orElseThrow().architecture().orElseThrow();
    String nameA = language.of(view.name(compared.a()));
    String nameB = language.of(view.name(compared.b()));
    BlockFigure.Pair pair = BlockFigure.pair(compared.diff(), nameA, a, nameB, b, language);
    int height = BlockFigure.height(a, b);
    int right = BlockFigure.WIDTH + GAP;
    int top = OwnFile.HEAD + CAPTION;
    add(
        address,
        language.of(
            View.text(
                "diff.title", Map.of("a", view.name(compared.a()), "b", view.name(compared.b())))),
        right + BlockFigure.WIDTH,
        CAPTION + height,
        named(nameA, 0)
            + placed(pair.a(), height, 0, top)
            + named(nameB, right)
            + placed(pair.b(), height, right, top),
        language);
  }

  private static String named(String name, int x) {
    String cut = TextWidth.cut(name, 14, true, BlockFigure.WIDTH);
    return new Svg()
        .text("text", cut, "class", "own-name", "x", x, "y", OwnFile.HEAD + 14)
        .toString();
  }

  private static String placed(String figure, int height, int x, int y) {
    String sized =
        figure.replaceFirst(
            "<svg ", "<svg width=\"" + BlockFigure.WIDTH + "\" height=\"" + height + "\" ");
    return OwnFile.at(sized, x, y);
  }

  private void add(
      String address, String title, int wide, int height, String body, Language language) {
    String source = view.trees().url(language, address);
    String date = view.trees().date(language);
    int words =
        Math.max(
            TextWidth.of(title, OwnFile.TITLE, true),
            TextWidth.of(date + " · " + source, SMALL, false));
    int width = Math.max(wide, words) + 2 * OwnFile.EDGE;
    Svg moved = new Svg().open("g", "transform", "translate(" + (width - wide) / 2 + " 0)");
    String svg =
        OwnFile.svg(
            "figure-file",
            title,
            width,
            OwnFile.HEAD + height + OwnFile.FOOT,
            css,
            date,
            source,
            moved + body + "</g>");
    files.accept(language.path() + "/" + address + NAME, svg.getBytes(StandardCharsets.UTF_8));
  }
}
