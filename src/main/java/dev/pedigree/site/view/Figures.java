package dev.pedigree.site.view;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Compared;
import dev.pedigree.site.block.BlockFigure;
import dev.pedigree.site.svg.Svg;
import java.util.EnumSet;

/** Figures of one layer, for the pages that show one. */
public final class Figures {
  private Figures() {}

  /** One model. */
  public static Graphic of(Text name, Architecture architecture) {
    return (language, href) ->
        BlockFigure.of(language.of(name), architecture, EnumSet.noneOf(Trait.class), language);
  }

  /** Two models beside each other, with what differs marked. */
  public static Graphic of(View view, Compared compared) {
    Architecture a = view.entry(compared.a()).orElseThrow().architecture().orElseThrow();
    Architecture b = view.entry(compared.b()).orElseThrow().architecture().orElseThrow();
    Text nameA = view.name(compared.a());
    Text nameB = view.name(compared.b());
    return (language, href) -> {
      BlockFigure.Pair pair =
          BlockFigure.pair(compared.diff(), language.of(nameA), a, language.of(nameB), b, language);
      return named(language.of(nameA), pair.a()) + named(language.of(nameB), pair.b());
    };
  }

  private static String named(String name, String svg) {
    String caption = new Svg().text("figcaption", name).toString();
    return "<figure>" + caption + svg + "</figure>";
  }
}
