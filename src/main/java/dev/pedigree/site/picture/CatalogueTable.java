package dev.pedigree.site.picture;

import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.innovation.Innovation;
import dev.pedigree.lineage.query.Counted;
import dev.pedigree.lineage.query.Facts;
import dev.pedigree.lineage.query.Query;
import dev.pedigree.lineage.query.Truth;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.svg.Svg;
import dev.pedigree.site.view.View;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What meets some conditions, by date: design elements, releases or models. */
final class CatalogueTable {
  private static final int MOST_ROWS = 60;
  private static final Location PAGE = Location.of("");

  private final Facts facts;
  private final Query query;
  private final Language language;
  private final Function<String, Optional<String>> link;

  /** Of a question; {@code link} gives the address of a link of content. */
  CatalogueTable(
      Facts facts, Query query, Language language, Function<String, Optional<String>> link) {
    this.facts = facts;
    this.query = query;
    this.language = language;
    this.link = link;
  }

  static Text text(String key, String... args) {
    return View.text(key, args);
  }

  String html(String words) {
    List<Counted> all =
        facts.counted(query, PAGE).stream().filter(c -> c.meets() == Truth.YES).toList();
    if (all.isEmpty()) {
      return Pictures.captioned(
          new Svg().text("p", language.of(text("computed.none"))).toString(), words);
    }
    boolean elements = query.subject().equals("elements");
    Svg out = new Svg().open("figure", "class", "embed-table");
    out.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", words);
    out.open("table").open("thead").open("tr");
    head(out, "models.by.released");
    head(out, elements ? "innovation.element" : "innovation.release");
    if (elements) {
      head(out, "innovation.first");
      head(out, "computed.uses");
    }
    out.close("tr").close("thead").open("tbody");
    all.stream().limit(MOST_ROWS).forEach(one -> row(out, one, elements));
    out.close("tbody").close("table").close("div").open("figcaption").write(words);
    if (all.size() > MOST_ROWS) {
      out.write(" ");
      out.write(language.of(text("computed.rows", "count", "" + (all.size() - MOST_ROWS))));
    }
    return out.close("figcaption").close("figure").toString();
  }

  private void head(Svg out, String key) {
    out.text("th", language.of(text(key)), "scope", "col");
  }

  private void row(Svg out, Counted one, boolean elements) {
    out.open("tr").text("td", one.released().toString(), "class", "date");
    out.open("th", "scope", "row");
    if (elements) {
      out.write(language.of(one.name())).close("th");
      Innovation.First first =
          facts.innovation().firsts().stream()
              .filter(f -> f.named().equals(one.name()))
              .filter(f -> f.by().get(0).models().equals(one.models()))
              .findFirst()
              .orElseThrow();
      String by =
          first.by().stream()
              .map(a -> language.of(a.release().name()))
              .collect(Collectors.joining(language.chinese() ? "、" : ", "));
      out.open("td");
      named(out, one.models().get(0), by);
      out.close("td").text("td", Numbers.grouped(first.uses()), "class", "number");
    } else {
      named(out, one.models().get(0), language.of(one.name()));
      out.close("th");
    }
    out.close("tr");
  }

  private void named(Svg out, String model, String name) {
    Optional<String> href = link.apply("model:" + model);
    if (href.isPresent()) {
      out.text("a", name, "href", href.get());
    } else {
      out.write(name);
    }
  }
}
