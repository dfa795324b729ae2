package dev.pedigree.site.linked;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.site.text.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the kinds of pages are about. */
public final class Things {
  private static final Messages MESSAGES = Messages.of("site");

  /** Longest text; only names that somebody made up are longer. */
  private static final int LONGEST = 2000;

  /** What stands for a licence that is not named. */
  private static final Set<String> NO_LICENCE = Set.of("", "unknown", "other");

  private Things() {}

  /** The home page: the site, and how it is searched. */
  public static ObjectNode site(Shown page) {
    ObjectNode site = described(page, "WebSite");
    site.put("name", text(page, page.site().title()));
    String other = page.language().chinese() ? page.site().title().en() : page.site().title().zh();
    site.put("alternateName", cut(other));
    ObjectNode search = site.putObject("potentialAction").put("@type", "SearchAction");
    search
        .putObject("target")
        .put("@type", "EntryPoint")
        .put("urlTemplate", page.url("search/") + "?q={search_term_string}");
    search.put("query-input", "required name=search_term_string");
    return site;
  }

  /** An article. */
  public static About article(Article article) {
    return page -> {
      ObjectNode thing = described(page, "Article");
      thing.put("headline", text(page, page.title()));
      thing.put("datePublished", article.date());
      changed(thing, page);
      within(thing, page);
      return thing;
    };
  }

  /** A term of the field, one of the set of terms. */
  public static ObjectNode term(Shown page) {
    ObjectNode term = described(page, "DefinedTerm");
    term.put("name", text(page, page.title()));
    term.putObject("inDefinedTermSet")
        .put("@type", "DefinedTermSet")
        .put("name", text(page, MESSAGES.text("terms.title", Map.of())))
        .put("url", page.url("terms/"));
    return term;
  }

  /** A model, as its publisher describes it: who, when, where, under which licence. */
  public static About model(Model model) {
    return page -> {
      ObjectNode web = webPage(page);
      changed(web, page);
      ObjectNode thing = web.putObject("mainEntity");
      named(thing, page, model);
      thing.put("url", page.url());
      thing
          .putObject("creator")
          .put("@type", "Organization")
          .put("name", text(page, model.organisation()));
      thing.put("datePublished", model.released().toString());
      if (!NO_LICENCE.contains(model.licence())) {
        thing.putObject("license").put("@type", "CreativeWork").put("name", cut(model.licence()));
      }
      if (model.repository().startsWith("https://")) {
        thing.put("sameAs", cut(model.repository()));
      }
      return web;
    };
  }

  /** A comparison: a page about two models. */
  public static About comparison(Model a, Model b) {
    return page -> {
      ObjectNode web = webPage(page);
      ArrayNode about = web.putArray("about");
      for (Model model : List.of(a, b)) {
        ObjectNode thing = about.addObject();
        named(thing, page, model);
        thing.put("url", page.url(Addresses.model(model.id())));
      }
      return web;
    };
  }

  /**
   * The data sets.
   *
   * @param sets their names
   * @param json the JSON file of each, or of one in parts the list of them
   * @param tables those that are published as CSV too
   */
  public static About data(List<String> sets, Map<String, String> json, List<String> tables) {
    return page -> {
      ObjectNode all = described(page, "DataCatalog");
      all.put("name", text(page, page.title()));
      within(all, page);
      ArrayNode list = all.putArray("dataset");
      for (String set : sets) {
        ObjectNode one = list.addObject().put("@type", "Dataset");
        one.put("name", text(page, MESSAGES.text("data." + set, Map.of())));
        ArrayNode files = one.putArray("distribution");
        file(files, page, json.get(set), "application/json");
        if (tables.contains(set)) {
          file(files, page, set + ".csv", "text/csv");
        }
      }
      return all;
    };
  }

  private static void file(ArrayNode files, Shown page, String name, String type) {
    files
        .addObject()
        .put("@type", "DataDownload")
        .put("encodingFormat", type)
        .put("contentUrl", page.file("data/" + name));
  }

  private static ObjectNode webPage(Shown page) {
    ObjectNode web = described(page, "WebPage");
    web.put("name", text(page, page.title()));
    within(web, page);
    return web;
  }

  private static ObjectNode described(Shown page, String type) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("@type", type)
        .put("url", page.url())
        .put("inLanguage", page.language().tag())
        .put("description", text(page, page.summary()));
  }

  private static void named(ObjectNode thing, Shown page, Model model) {
    thing
        .put("@type", "CreativeWork")
        .put("name", text(page, model.name()))
        .put("identifier", cut(model.id()));
  }

  /** Who wrote it is not called a person: a commit may name a team or a program. */
  private static void changed(ObjectNode thing, Shown page) {
    page.edited()
        .ifPresent(
            edited -> {
              thing.put("dateModified", edited.time());
              if (!edited.authors().isEmpty()) {
                ArrayNode authors = thing.putArray("author");
                edited.authors().forEach(name -> authors.addObject().put("name", name));
              }
            });
  }

  private static void within(ObjectNode thing, Shown page) {
    thing
        .putObject("isPartOf")
        .put("@type", "WebSite")
        .put("name", text(page, page.site().title()))
        .put("url", page.url(""));
  }

  private static String text(Shown page, Text text) {
    return cut(page.language().of(text));
  }

  static String cut(String text) {
    return Visible.cut(text, LONGEST);
  }
}
