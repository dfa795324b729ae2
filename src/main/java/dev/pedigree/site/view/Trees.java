package dev.pedigree.site.view;

import dev.pedigree.catalog.Relation.Layer;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.tree.FamilyTreeList;
import dev.pedigree.site.tree.FamilyTreeSvg;
import dev.pedigree.site.tree.TreeLinks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Pictures of the family tree, for the pages that show one. */
public final class Trees {
  /** Letters of the date in a time. */
  private static final int DATE = 10;

  private final FamilyTreeSvg trees;
  private final FamilyTreeList lists;
  private final View view;

  Trees(View view) {
    this.view = view;
    this.trees = FamilyTreeSvg.of(view.atlas());
    this.lists = FamilyTreeList.of(view.atlas());
  }

  /** The whole tree. */
  public Graphic home() {
    return (language, href) -> trees.home(language, links(href));
  }

  /** The whole tree in words. */
  public Graphic list() {
    return (language, href) -> lists.home(language, links(href));
  }

  /** A family and its neighbours. */
  public Graphic family(String id) {
    return (language, href) -> trees.family(id, language, links(href));
  }

  /** A model and its neighbours. */
  public Graphic neighbourhood(String id) {
    return (language, href) -> trees.neighbourhood(id, language, links(href));
  }

  /**
   * The pictures as files of their own, by path: the whole tree, and each family.
   *
   * @param css the style of the signs and lines
   */
  public SortedMap<String, byte[]> files(String css) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<String> families = new ArrayList<>(List.of(""));
    view.atlas().catalog().families().forEach(family -> families.add(family.id()));
    for (Language language : Language.values()) {
      families.forEach(family -> add(files, family, language, css));
    }
    return files;
  }

  private void add(SortedMap<String, byte[]> files, String family, Language language, String css) {
    UnaryOperator<String> url = to -> url(language, to);
    String page = family.isEmpty() ? "" : Addresses.family(family);
    trees
        .files(family, language, links(url))
        .forEach(
            (layer, file) ->
                files.put(
                    language.path() + "/" + path(family, layer),
                    file.svg(css, date(language), url.apply(page))
                        .getBytes(StandardCharsets.UTF_8)));
  }

  /** The whole address of a page, for pictures that are shown elsewhere. */
  public String url(Language language, String to) {
    return view.atlas().catalog().site().baseUrl() + "/" + language.path() + "/" + to;
  }

  /** Of when the pictures are: the night of the last change, or the day of the last release. */
  public String date(Language language) {
    List<Changes.Night> nights = view.changes().nights();
    if (!nights.isEmpty()) {
      return language.of(View.text("tree.as-of", "date", nights.get(0).time().substring(0, DATE)));
    }
    String last =
        view.atlas().entries().values().stream()
            .map(e -> e.model().released())
            .max(Comparator.naturalOrder())
            .map(ReleaseDate::toString)
            .orElse("");
    return language.of(View.text("tree.until", "date", last));
  }

  private static String path(String family, Layer layer) {
    String folder = family.isEmpty() ? "tree/" : Addresses.family(family);
    return folder + (family.isEmpty() ? "" : "tree-") + layer.word() + ".svg";
  }

  private TreeLinks links(UnaryOperator<String> href) {
    return new TreeLinks() {
      @Override
      public String model(String id) {
        return href.apply(Addresses.model(id));
      }

      @Override
      public String family(String id) {
        return href.apply(Addresses.family(id));
      }

      @Override
      public String families() {
        return href.apply("families/");
      }

      @Override
      public Optional<String> file(String family, Layer layer) {
        String path = path(family, layer);
        int name = path.lastIndexOf('/') + 1;
        String folder = href.apply(path.substring(0, name));
        return Optional.of(folder.replaceFirst("index\\.html$", path.substring(name)));
      }

      @Override
      public Optional<String> diff(String a, String b) {
        return view.diff(a, b).map(href);
      }
    };
  }
}
