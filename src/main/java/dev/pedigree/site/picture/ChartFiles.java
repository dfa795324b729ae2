package dev.pedigree.site.picture;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Words;
import dev.pedigree.catalog.markdown.Embed;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.query.Facts;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.svg.OwnFile;
import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.svg.TextWidth;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.View;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The charts of texts as files of their own: one for each question, whatever texts ask it. */
public final class ChartFiles {
  private static final String FOLDER = "charts/";

  /** How much larger a chart is than in a text, in percent. */
  private static final int LARGER = 160;

  private ChartFiles() {}

  /**
   * Makes the files in each language, by path. A chart has the caption of the first text that shows
   * it, and leads to that text.
   *
   * @param css the style of the charts and of what stands around them
   */
  public static SortedMap<String, byte[]> of(View view, String css) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Pictures pictures = Pictures.of(view.atlas());
    texts(view.atlas().catalog())
        .forEach(
            (address, words) -> {
              for (Language language : Language.values()) {
                boolean chinese = language.chinese() && words.hasChinese();
                for (Embed embed : Embed.in(chinese ? words.zh() : words.en())) {
                  if (embed.kind() == Embed.Kind.CHART) {
                    String caption =
                        chinese ? language.of(Text.same(embed.words())) : embed.words();
                    files.computeIfAbsent(
                        language.path() + "/" + FOLDER + name(embed.target()) + ".svg",
                        path ->
                            svg(view, pictures, embed.target(), caption, address, language, css)
                                .getBytes(StandardCharsets.UTF_8));
                  }
                }
              }
            });
    return files;
  }

  /** All texts by the address of the page that shows them; those of articles come first. */
  private static SortedMap<String, Words> texts(Catalog catalog) {
    SortedMap<String, Words> texts = new TreeMap<>();
    catalog.articles().forEach(a -> texts.put(Addresses.article(a.id()), a.words()));
    catalog.families().forEach(f -> texts.put(Addresses.family(f.id()), f.words()));
    catalog.models().forEach(m -> texts.put(Addresses.model(m.id()), m.words()));
    catalog.terms().forEach(t -> texts.put(Addresses.term(t.id()), t.words()));
    return texts;
  }

  private static String svg(
      View view,
      Pictures pictures,
      String target,
      String caption,
      String address,
      Language language,
      String css) {
    Chart chart = pictures.chart(Facts.query(target, Location.of("")), caption, language);
    int wide = Bars.WIDTH * LARGER / 100;
    int high = Bars.HEIGHT * LARGER / 100;
    String drawn =
        chart
            .svg()
            .replaceFirst("width=\"\\d+\"", "width=\"" + wide + "\"")
            .replaceFirst("height=\"\\d+\"", "height=\"" + high + "\"");
    int width =
        Math.max(Math.max(wide, chart.keyWidth()), TextWidth.of(caption, OwnFile.TITLE, true))
            + 2 * OwnFile.EDGE;
    int bottom = OwnFile.HEAD + high + 8;
    int key = chart.keys().size() * Chart.LINE;
    return OwnFile.svg(
        "figure-file",
        caption,
        width,
        bottom + key + OwnFile.FOOT,
        css,
        view.trees().date(language),
        view.trees().url(language, address),
        OwnFile.at(drawn, OwnFile.EDGE, OwnFile.HEAD) + chart.key(OwnFile.EDGE, bottom));
  }

  /** HTML that leads from a page to the files of a chart. */
  static String links(String target, UnaryOperator<String> href) {
    String folder = href.apply(FOLDER).replaceFirst("index\\.html$", "");
    Svg links = new Svg();
    for (String form : new String[] {"SVG", "PNG"}) {
      String file = folder + name(target) + "." + form.toLowerCase(Locale.ROOT);
      links.write(form.equals("SVG") ? "" : " · ").text("a", form, "href", file);
    }
    return "<p class=\"own\">" + links + "</p>";
  }

  /** What is asked, in letters and digits alone; two questions have two names. */
  private static String name(String target) {
    String words = target.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return words.replaceAll("^-|-$", "") + "-" + Integer.toHexString(target.hashCode());
  }
}
