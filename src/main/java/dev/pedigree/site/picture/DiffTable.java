package dev.pedigree.site.picture;

import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.Wording;
import dev.pedigree.lineage.Compared;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.svg.Svg;
import java.util.Optional;
import java.util.function.Function;

/** The lines in which two listings differ. */
final class DiffTable {
  private final Compared compared;
  private final Language language;
  private final Function<String, Optional<String>> link;

  /** Of a comparison; {@code link} gives the address of a link of content. */
  DiffTable(Compared compared, Language language, Function<String, Optional<String>> link) {
    this.compared = compared;
    this.language = language;
    this.link = link;
  }

  String html(String words) {
    Svg out = new Svg().open("figure", "class", "embed-diff").open("p");
    out.text("b", language.of(Wording.lines(compared.diff().distance()))).close("p").open("ul");
    for (Difference line : compared.diff().lines()) {
      out.text("li", language.of(line.sentence()));
    }
    out.close("ul").open("figcaption").write(words);
    link.apply("diff:" + compared.a() + ".." + compared.b())
        .ifPresent(
            href ->
                out.write(language.chinese() ? "：" : " ")
                    .text("a", language.of(CatalogueTable.text("computed.whole")), "href", href));
    return out.close("figcaption").close("figure").toString();
  }
}
