package dev.pedigree.site.tree;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Relation.Layer;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Edge;
import dev.pedigree.site.language.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The family tree as SVG without scripts, at three levels: all releases, the releases of a family
 * with their parents and children, and the ancestry of one model. Weights and architecture are two
 * pictures between which the reader switches. Each is drawn wide and tall; the style sheet shows
 * the one that fits the screen. Signs link to models, lines to comparisons.
 */
public final class FamilyTreeSvg {
  private static final int ANCESTORS = 16;
  private static final int CHILDREN = 16;
  private static final int SIBLINGS = 6;

  private final Kin kin;
  private final List<Level> all;
  private final Map<String, List<Level>> families = new ConcurrentHashMap<>();

  private FamilyTreeSvg(Atlas atlas) {
    this.kin = new Kin(atlas);
    List<Sign> releases = new Signs(kin).releases(kin.models());
    this.all =
        releases.isEmpty()
            ? List.of()
            : levels(layer -> Level.releases(kin, layer, releases, Set.of()), true);
  }

  /** Prepares the pictures of an atlas; the result can be used from several threads. */
  public static FamilyTreeSvg of(Atlas atlas) {
    return new FamilyTreeSvg(atlas);
  }

  /** Makes a picture of a layer. */
  private interface Made {
    Level of(Layer layer);
  }

  /**
   * The layers that have something to show, architecture first.
   *
   * @param always whether architecture is shown in any case
   */
  private static List<Level> levels(Made made, boolean always) {
    List<Level> levels = new ArrayList<>();
    for (Layer layer : List.of(Layer.ARCHITECTURE, Layer.WEIGHTS)) {
      Level level = made.of(layer);
      if (!level.empty() || always && layer == Layer.ARCHITECTURE) {
        levels.add(level);
      }
    }
    return levels;
  }

  /** The whole tree with its legend, as HTML; empty when there is no model. */
  public String home(Language language, TreeLinks links) {
    TreeWords words = new TreeWords(language);
    return new TreePictures(kin, words, links, words.of("home"), "", "").html(all);
  }

  /**
   * The pictures as files of their own, by layer; none for a layer without lines, nor for a family
   * without models.
   *
   * @param family id of the family that they are about; empty for the whole tree
   */
  public Map<Layer, TreeFile> files(String family, Language language, TreeLinks links) {
    List<Level> levels = family.isEmpty() ? all : levels(family);
    if (levels.isEmpty()) {
      return Map.of();
    }
    TreeWords words = new TreeWords(language);
    String title = family.isEmpty() ? words.of("home") : title(family, words);
    Map<Layer, TreeFile> files = new EnumMap<>(Layer.class);
    for (Level level : levels) {
      if (!level.empty()) {
        files.put(level.layer(), TreeFile.of(kin, words, links, level, title));
      }
    }
    return files;
  }

  /**
   * A family with the parents and children of its models; empty when it has no model.
   *
   * @param family id in the catalogue
   */
  public String family(String family, Language language, TreeLinks links) {
    List<Level> levels = levels(family);
    if (levels.isEmpty()) {
      return "";
    }
    TreeWords words = new TreeWords(language);
    return new TreePictures(kin, words, links, title(family, words), "", family).html(levels);
  }

  private String title(String family, TreeWords words) {
    Model first = kin.models().stream().filter(m -> m.family().equals(family)).findFirst().get();
    return words.of("family", "name", words.of(kin.family(first).name()));
  }

  private List<Level> levels(String family) {
    return families.computeIfAbsent(family, this::made);
  }

  private List<Level> made(String family) {
    Set<String> ids = new LinkedHashSet<>();
    for (Model model : kin.models()) {
      if (model.family().equals(family)) {
        ids.add(model.id());
      }
    }
    if (ids.isEmpty()) {
      return List.of();
    }
    Set<String> around = new LinkedHashSet<>(ids);
    for (String id : ids) {
      kin.up(id).stream().filter(FamilyTreeSvg::claimed).map(Edge::parent).forEach(around::add);
      kin.down(id).stream().filter(FamilyTreeSvg::claimed).map(Edge::child).forEach(around::add);
    }
    List<Sign> signs = new Signs(kin).releases(models(around));
    return levels(layer -> Level.releases(kin, layer, signs, ids), true);
  }

  /**
   * A model with its ancestors, its children and some of its siblings; empty when it has none.
   *
   * @param id of a model in the catalogue
   */
  public String neighbourhood(String id, Language language, TreeLinks links) {
    TreeWords words = new TreeWords(language);
    String title = words.of("neighbourhood", "name", words.of(kin.entry(id).model().name()));
    return new TreePictures(kin, words, links, title, id, "")
        .html(levels(layer -> around(id, layer), false));
  }

  private Level around(String id, Layer layer) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(id);
    ancestors(id, layer, ids);
    List<String> parents =
        kin.up(id).stream()
            .filter(e -> e.layer() == layer && !e.ghost())
            .map(Edge::parent)
            .toList();
    ids.addAll(parents);
    add(kin.down(id), layer, CHILDREN, ids);
    parents.forEach(parent -> add(kin.down(parent), layer, SIBLINGS, ids));
    return Level.models(kin, layer, new Signs(kin).models(models(ids)), id);
  }

  private static void add(List<Edge> edges, Layer layer, int most, Set<String> ids) {
    edges.stream()
        .filter(e -> e.layer() == layer && claimed(e))
        .map(Edge::child)
        .filter(child -> !ids.contains(child))
        .distinct()
        .limit(most)
        .forEach(ids::add);
  }

  /** The line of claimed parents, and of theirs. */
  private void ancestors(String id, Layer layer, Set<String> ids) {
    List<String> queue = new ArrayList<>(List.of(id));
    for (int i = 0; i < queue.size() && queue.size() <= ANCESTORS; i++) {
      for (Edge edge : kin.up(queue.get(i))) {
        boolean next = edge.layer() == layer && claimed(edge) && !queue.contains(edge.parent());
        if (next) {
          queue.add(edge.parent());
        }
      }
    }
    ids.addAll(queue);
  }

  private static boolean claimed(Edge edge) {
    return !edge.ghost() && !Descent.computed(edge);
  }

  private List<Model> models(Set<String> ids) {
    return new TreeSet<>(ids).stream().map(id -> kin.entry(id).model()).toList();
  }
}
