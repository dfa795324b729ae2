package dev.pedigree.site.picture;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.catalog.markdown.Embed;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.query.Facts;
import dev.pedigree.lineage.query.Query;
import dev.pedigree.site.block.BlockFigure;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.text.PictureMaker;
import dev.pedigree.text.Near;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes the pictures and tables of texts. */
public final class Pictures implements PictureMaker {
  private static final List<String> CHARTS = List.of("adoption", "kinds");
  private static final List<String> TABLES = List.of("elements", "releases", "models");
  private static final Location PAGE = Location.of("");

  private final Facts facts;

  private Pictures(Facts facts) {
    this.facts = facts;
  }

  /** Those of an atlas. */
  public static Pictures of(Atlas atlas) {
    return new Pictures(Facts.of(atlas));
  }

  /**
   * Whether something can be shown.
   *
   * @throws FindingException when it cannot
   */
  public void check(Embed.Kind kind, String target, Location at) {
    Query query = Facts.query(target, at);
    if (!query.part().isEmpty()) {
      throw error("site.picture-part", at, "part", query.part());
    }
    switch (kind) {
      case FIGURE -> {
        if (query.pair().isPresent()) {
          facts.compared(query, at);
        } else {
          described(query, at);
        }
      }
      case DIFF -> facts.compared(query, at);
      case CHART -> {
        known(query.subject(), CHARTS, at);
        facts.counted(releases(query), at);
      }
      default -> {
        known(query.subject(), TABLES, at);
        facts.counted(query, at);
      }
    }
  }

  private static void known(String word, List<String> words, Location at) {
    if (!words.contains(word)) {
      Optional<String> near = Near.of(word, words);
      throw near.isPresent()
          ? error("site.picture-misspelt", at, "word", word, "near", near.get())
          : error("site.picture-unknown", at, "word", word, "known", String.join(", ", words));
    }
  }

  private static FindingException error(String rule, Location at, Object... args) {
    return new FindingException(Finding.error(rule, at, args));
  }

  private Entry described(Query query, Location at) {
    Entry entry = facts.model(query.subject(), at);
    if (entry.architecture().isEmpty()) {
      throw error("site.picture-undescribed", at, "id", entry.id());
    }
    return entry;
  }

  /** The same question about releases. */
  static Query releases(Query query) {
    return new Query("releases", query.conditions(), "", Optional.empty());
  }

  @Override
  public String html(
      String scheme,
      String target,
      String words,
      Language language,
      Function<String, Optional<String>> link,
      UnaryOperator<String> href) {
    Embed.Kind kind = Embed.Kind.ofScheme(scheme).orElseThrow();
    Query query = Facts.query(target, PAGE);
    return switch (kind) {
      case FIGURE -> figure(query, words, language);
      case DIFF -> new DiffTable(facts.compared(query, PAGE), language, link).html(words);
      case CHART -> chart(query, words, language).html(words, ChartFiles.links(target, href));
      default -> new CatalogueTable(facts, query, language, link).html(words);
    };
  }

  /** A chart; it says these words of itself. */
  Chart chart(Query query, String words, Language language) {
    return query.subject().equals("kinds")
        ? KindsChart.of(facts, query, words, language)
        : AdoptionChart.of(facts, query, words, language);
  }

  private String figure(Query query, String words, Language language) {
    if (query.pair().isEmpty()) {
      Entry entry = described(query, PAGE);
      return captioned(
          BlockFigure.of(
              language.of(entry.model().name()),
              entry.architecture().orElseThrow(),
              EnumSet.noneOf(Trait.class),
              language),
          words);
    }
    Compared compared = facts.compared(query, PAGE);
    Entry a = facts.model(compared.a(), PAGE);
    Entry b = facts.model(compared.b(), PAGE);
    Architecture left = a.architecture().orElseThrow();
    Architecture right = b.architecture().orElseThrow();
    String nameA = language.of(a.model().name());
    String nameB = language.of(b.model().name());
    BlockFigure.Pair pair = BlockFigure.pair(compared.diff(), nameA, left, nameB, right, language);
    return captioned(pair.a(), nameA) + captioned(pair.b(), nameB + " · " + words);
  }

  /** A figure with its caption. */
  static String captioned(String inner, String caption) {
    return "<figure>" + inner + new Svg().text("figcaption", caption) + "</figure>";
  }
}
