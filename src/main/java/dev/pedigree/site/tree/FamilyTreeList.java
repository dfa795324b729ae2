package dev.pedigree.site.tree;

import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Edge;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.svg.Svg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The family tree in words: every family, its models by release, and their edges to parents. It
 * serves screen readers and search in the page.
 */
public final class FamilyTreeList {
  private static final Comparator<Family> LANES =
      Comparator.comparingInt(Family::order).thenComparing(Family::id);

  /** Most models of a tree of which each is listed. */
  private static final int MODELS = 1_000;

  /** Most families that are listed of a larger one. */
  private static final int FAMILIES = 300;

  private final Kin kin;

  private FamilyTreeList(Atlas atlas) {
    this.kin = new Kin(atlas);
  }

  /** Prepares the list of an atlas; the result can be used from several threads. */
  public static FamilyTreeList of(Atlas atlas) {
    return new FamilyTreeList(atlas);
  }

  /**
   * The whole tree as nested lists; of a tree of very many models the families, with how many
   * models each has, whose pages list them.
   */
  public String home(Language language, TreeLinks links) {
    TreeWords words = new TreeWords(language);
    Map<Family, List<Model>> families = families();
    boolean whole = kin.models().size() <= MODELS;
    int more = whole ? 0 : Math.max(0, families.size() - FAMILIES);
    Svg out = new Svg();
    out.open("ul", "class", "tree-list").line();
    shown(families, families.size() - more)
        .forEach(
            family -> {
              List<Model> models = families.get(family);
              out.open("li");
              out.text("a", words.of(family.name()), "href", links.family(family.id()));
              out.write(" · " + words.organisation(family));
              if (whole) {
                out.open("ul").line();
                models.forEach(model -> model(model, out, words, links));
                out.close("ul");
              } else {
                out.write(" · " + words.counted("list.models", models.size()));
              }
              out.close("li").line();
            });
    if (more > 0) {
      out.open("li");
      out.text("a", words.counted("list.families", more), "href", links.families());
      out.close("li").line();
    }
    return out.close("ul").line().toString();
  }

  /** So many families in the order of the tree, those with most models. */
  private static List<Family> shown(Map<Family, List<Model>> families, int count) {
    return families.keySet().stream()
        .sorted(Comparator.comparing((Family f) -> families.get(f).size()).reversed())
        .limit(count)
        .sorted(LANES)
        .toList();
  }

  private Map<Family, List<Model>> families() {
    Map<Family, List<Model>> families = new TreeMap<>(LANES);
    for (Model model : kin.models().stream().sorted(kin.byRelease).toList()) {
      families.computeIfAbsent(kin.family(model), f -> new ArrayList<>()).add(model);
    }
    return families;
  }

  private void model(Model model, Svg out, TreeWords words, TreeLinks links) {
    out.open("li");
    out.text("a", words.of(model.name()), "href", links.model(model.id()))
        .write(" · " + model.released());
    if (kin.twin(model.id()) >= 0) {
      out.write(" · " + words.of("twin", "letter", Sign.letter(kin.twin(model.id()))));
    }
    List<Edge> parents = kin.up(model.id());
    Optional<String> undrawn = words.undrawn(model, kin);
    if (!parents.isEmpty() || undrawn.isPresent()) {
      out.open("ul");
      parents.forEach(edge -> edge(edge, out, words, links));
      undrawn.ifPresent(said -> out.open("li").write(said).close("li"));
      out.close("ul");
    }
    out.close("li").line();
  }

  private void edge(Edge edge, Svg out, TreeWords words, TreeLinks links) {
    String said = words.edge(edge, kin);
    Optional<String> diff =
        edge.ghost() ? Optional.empty() : links.diff(edge.parent(), edge.child());
    out.open("li");
    if (diff.isPresent()) {
      out.text("a", said, "href", diff.get());
    } else {
      out.write(said);
    }
    out.close("li");
  }
}
