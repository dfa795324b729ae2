package dev.pedigree.site.view;

import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.tree.FamilyTreeList;
import dev.pedigree.site.tree.FamilyTreeSvg;
import dev.pedigree.site.tree.TreeLinks;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Pictures of the family tree, for the pages that show one. */
public final class Trees {
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
      public Optional<String> diff(String a, String b) {
        return view.diff(a, b).map(href);
      }
    };
  }
}
