package dev.pedigree.site.tree;

import dev.pedigree.catalog.Relation.Layer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One layer of a picture, for all languages: its signs and lines, for wide and for narrow screens.
 *
 * @param layer what is handed down
 * @param wide lines of the wide picture
 * @param layout where its signs are
 * @param tall lines of the picture for phones
 * @param left releases that the wide picture has no room for
 * @param leftTall releases that the other has no room for
 */
record Level(Layer layer, Descent wide, WideLayout layout, Descent tall, int left, int leftTall) {
  private static final int WIDE = 120;
  private static final int TALL = 70;

  /** A picture of releases; of weights, only of those that have a parent or a child elsewhere. */
  static Level releases(Kin kin, Layer layer, List<Sign> releases, Set<String> always) {
    Signs signs = new Signs(kin);
    List<Sign> shown =
        layer == Layer.ARCHITECTURE
            ? releases
            : signs.inOrder(related(kin, layer, releases, always));
    Fold wide = fold(kin, layer, shown, WIDE);
    Fold tall = fold(kin, layer, shown, TALL);
    Descent across = Descent.of(kin, layer, wide.signs(), "");
    return new Level(
        layer,
        across,
        WideLayout.of(across),
        Descent.of(kin, layer, tall.signs(), ""),
        wide.left(),
        tall.left());
  }

  /** A picture of models, about one of them. */
  static Level models(Kin kin, Layer layer, List<Sign> models, String self) {
    Descent descent = Descent.of(kin, layer, models, self);
    return new Level(layer, descent, WideLayout.of(descent), descent, 0, 0);
  }

  /** As many signs as there may be, ghosts included. */
  private static Fold fold(Kin kin, Layer layer, List<Sign> releases, int limit) {
    for (int room = limit; ; room--) {
      Fold fold = Fold.of(kin, releases, room);
      long ghosts =
          Descent.of(kin, layer, fold.signs(), "").ties().values().stream()
              .filter(Tie::ghost)
              .count();
      if (fold.signs().size() + ghosts <= limit || room <= limit / 2) {
        return fold;
      }
      room = Math.min(room, limit - (int) ghosts + 1);
    }
  }

  private static List<Sign> related(Kin kin, Layer layer, List<Sign> releases, Set<String> always) {
    Descent all = Descent.of(kin, layer, releases, "");
    Set<Integer> related = new HashSet<>();
    for (Map.Entry<Integer, Tie> tie : all.ties().entrySet()) {
      related.add(tie.getKey());
      related.add(tie.getValue().from().number());
    }
    return releases.stream()
        .filter(s -> related.contains(s.number()) || always.stream().anyMatch(s::has))
        .toList();
  }

  /** Whether there is nothing to see: no line, and no tick. */
  boolean empty() {
    return wide.empty() && tall.empty();
  }
}
