package dev.pedigree.site.link;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Reads one page: its links, and what is wrong with it alone. */
final class PageReading {
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
  private static final Set<String> LOADED = Set.of("stylesheet", "icon");

  private final String path;
  private final Consumer<Finding> findings;
  private final UnaryOperator<String> shared;

  private final Set<String> ids = new HashSet<>();
  private final Set<String> links = new LinkedHashSet<>();
  private final List<String> translations = new ArrayList<>();
  private String language = "";
  private String canonical = "";
  private boolean titled;

  private PageReading(String path, Consumer<Finding> findings, UnaryOperator<String> shared) {
    this.path = path;
    this.findings = findings;
    this.shared = shared;
  }

  /**
   * Reads a page.
   *
   * @param findings told what is wrong
   * @param shared gives one copy for all equal texts, as most links are on many pages
   */
  static PageLinks of(
      String path, byte[] html, Consumer<Finding> findings, UnaryOperator<String> shared) {
    return new PageReading(path, findings, shared).read(new Tags(html));
  }

  private PageLinks read(Tags tag) {
    boolean unnamed = false;
    while (tag.next()) {
      drawing(unnamed && !tag.name().equals("title"));
      unnamed = unnamedDrawing(tag);
      id(tag);
      link(tag);
      switch (tag.name()) {
        case "html" -> language(tag);
        case "title" -> titled |= !tag.text().isBlank();
        case "link" -> head(tag);
        case "img" -> picture(tag);
        default -> {}
      }
    }
    drawing(unnamed);
    if (!titled) {
      add(Finding.error("site.title", Location.of(path)));
    }
    return new PageLinks(
        language, canonical, List.copyOf(translations), Set.copyOf(ids), List.copyOf(links));
  }

  private void language(Tags tag) {
    language = shared.apply(tag.value(Attribute.LANG));
    if (!tag.has(Attribute.LANG)) {
      add(Finding.error("site.lang", Location.of(path)));
    }
  }

  private void id(Tags tag) {
    if (tag.has(Attribute.ID) && !ids.add(shared.apply(tag.value(Attribute.ID)))) {
      add(
          Finding.error(
              "site.duplicate-id",
              Location.in(path, "#" + tag.value(Attribute.ID)),
              "syntax",
              "{#name}"));
    }
  }

  private void link(Tags tag) {
    if (tag.has(Attribute.DATA_UNRESOLVED)) {
      String[] at = tag.value(Attribute.DATA_AT).split(":");
      add(
          Unresolved.finding(
              tag.value(Attribute.DATA_UNRESOLVED),
              Location.at(at[0], Integer.parseInt(at[1]), Integer.parseInt(at[2]))));
    }
    if (tag.has(Attribute.HREF) || tag.has(Attribute.SRC)) {
      String target = tag.value(tag.has(Attribute.HREF) ? Attribute.HREF : Attribute.SRC);
      if (elsewhere(target)) {
        load(tag, target);
      } else {
        links.add(shared.apply(target));
      }
    }
  }

  /** A page must load nothing from other servers, which would learn who reads it. */
  private void load(Tags tag, String target) {
    boolean loads =
        switch (tag.name()) {
          case "script", "img", "iframe", "use" -> true;
          case "link" -> LOADED.contains(tag.value(Attribute.REL));
          default -> false;
        };
    if (loads && target.matches("(https?:)?//.*")) {
      add(Finding.error("site.external", Location.in(path, target)));
    }
  }

  private void head(Tags tag) {
    if (tag.is(Attribute.REL, "canonical")) {
      canonical = shared.apply(tag.value(Attribute.HREF));
    } else if (tag.is(Attribute.REL, "alternate") && tag.has(Attribute.HREFLANG)) {
      translations.add(shared.apply(tag.value(Attribute.HREFLANG)));
      translations.add(shared.apply(tag.value(Attribute.HREF)));
    }
  }

  private void picture(Tags tag) {
    if (!tag.has(Attribute.ALT)) {
      add(Finding.error("site.alt", Location.in(path, tag.value(Attribute.SRC))));
    }
  }

  private void drawing(boolean unnamed) {
    if (unnamed) {
      add(Finding.error("site.alt", Location.in(path, "svg")));
    }
  }

  /** Whether this is a drawing whose name, if any, is in the next tag, a title. */
  private static boolean unnamedDrawing(Tags tag) {
    return tag.name().equals("svg")
        && tag.is(Attribute.ROLE, "img")
        && !tag.has(Attribute.ARIA_LABEL)
        && !tag.has(Attribute.ARIA_LABELLEDBY);
  }

  private static boolean elsewhere(String target) {
    return target.startsWith("//") || target.indexOf(':') >= 0 && SCHEME.matcher(target).matches();
  }

  private void add(Finding finding) {
    findings.accept(finding);
  }
}
