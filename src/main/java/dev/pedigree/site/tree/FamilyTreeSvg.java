package dev.pedigree.site.tree;

import dev.pedigree.catalog.Model;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.Edge;
import dev.pedigree.site.language.Language;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The family tree as SVG without scripts. Every picture is drawn wide and tall; the style sheet
 * shows the one that fits the screen. Signs link to models, lines to comparisons.
 */
public final class FamilyTreeSvg {
  private static final int WIDE_LIMIT = 150;
  private static final int TALL_LIMIT = 70;
  private static final int FAMILY_LIMIT = 40;
  private static final int NEIGHBOURS = 24;
  private static final int SIBLINGS = 6;

  private final Kin kin;

  private FamilyTreeSvg(Atlas atlas) {
    this.kin = new Kin(atlas);
  }

  /** Prepares the pictures of an atlas; the result can be used from several threads. */
  public static FamilyTreeSvg of(Atlas atlas) {
    return new FamilyTreeSvg(atlas);
  }

  /** The whole tree with its legend, as HTML; empty when there is no model. */
  public String home(Language language, TreeLinks links) {
    TreeWords words = new TreeWords(language);
    List<Model> models = kin.models();
    if (models.isEmpty()) {
      return "";
    }
    return both(
        Fold.of(kin, models, WIDE_LIMIT),
        Fold.of(kin, models, TALL_LIMIT),
        words,
        links,
        words.of("home"),
        "");
  }

  /**
   * A family with the parents and children of its models; empty when it has no model.
   *
   * @param family id in the catalogue
   */
  public String family(String family, Language language, TreeLinks links) {
    Set<String> ids = new LinkedHashSet<>();
    for (Model model : kin.models()) {
      if (model.family().equals(family)) {
        ids.add(model.id());
      }
    }
    if (ids.isEmpty()) {
      return "";
    }
    Set<String> around = new LinkedHashSet<>(ids);
    for (String id : ids) {
      parents(id).forEach(around::add);
      kin.down(id).forEach(edge -> around.add(edge.child()));
    }
    TreeWords words = new TreeWords(language);
    List<Glyph> glyphs = Fold.of(kin, models(around), FAMILY_LIMIT);
    String name = words.of(kin.family(kin.entry(ids.iterator().next()).model()).name());
    return both(glyphs, glyphs, words, links, words.of("family", "name", name), "");
  }

  /**
   * A model with its parents, its children and some of its siblings; empty when it has none.
   *
   * @param id of a model in the catalogue
   */
  public String neighbourhood(String id, Language language, TreeLinks links) {
    Set<String> ids = new LinkedHashSet<>();
    ids.add(id);
    parents(id).forEach(ids::add);
    kin.down(id).forEach(edge -> ids.add(edge.child()));
    parents(id).forEach(parent -> siblings(parent, ids));
    if (ids.size() == 1) {
      return "";
    }
    TreeWords words = new TreeWords(language);
    // A small picture is not folded: a model and a new upload of its weights stay two signs.
    List<Glyph> glyphs =
        ids.size() <= NEIGHBOURS
            ? Fold.none(kin, models(ids))
            : Fold.of(kin, models(ids), NEIGHBOURS);
    String title = words.of("neighbourhood", "name", words.of(kin.entry(id).model().name()));
    return both(glyphs, glyphs, words, links, title, id);
  }

  private void siblings(String parent, Set<String> ids) {
    kin.down(parent).stream()
        .map(Edge::child)
        .filter(child -> !ids.contains(child))
        .distinct()
        .limit(SIBLINGS)
        .forEach(ids::add);
  }

  private List<String> parents(String id) {
    return kin.up(id).stream().filter(e -> !e.ghost()).map(Edge::parent).toList();
  }

  private List<Model> models(Set<String> ids) {
    return new TreeSet<>(ids).stream().map(id -> kin.entry(id).model()).toList();
  }

  private String both(
      List<Glyph> wide,
      List<Glyph> tall,
      TreeWords words,
      TreeLinks links,
      String title,
      String self) {
    List<Tie> wideTies = Tie.between(kin, wide);
    List<Tie> tallTies = Tie.between(kin, tall);
    return "<div class=\"tree-pictures\">\n"
        + new WidePicture(kin, words, links, wide, wideTies, self).svg("tree-wide", title)
        + "\n"
        + new TallPicture(kin, words, links, tall, tallTies, self).svg("tree-tall", title)
        + "\n"
        + Legend.html(words, wide, wideTies, self)
        + "</div>\n";
  }
}
