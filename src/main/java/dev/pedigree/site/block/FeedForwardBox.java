package dev.pedigree.site.block;

import static dev.pedigree.site.block.Places.LEFT;
import static dev.pedigree.site.block.Places.MIDDLE;
import static dev.pedigree.site.block.Places.RIGHT;

import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws the feed-forward network from left to right: up projection, activation, down projection. A
 * gated one has a second matrix and a product, in gpt-oss with one added to it; below are the
 * experts that the router selects from.
 */
final class FeedForwardBox {
  static final int WITH_EXPERTS = 176;

  private static final Trait[] TRAITS = {
    Trait.FFN,
    Trait.ACTIVATION,
    Trait.FFN_BIAS,
    Trait.MOE_ROUTER,
    Trait.MOE_SHARED_EXPERTS,
    Trait.MOE_DENSE_FIRST_LAYERS,
    Trait.MOE_GROUP_LIMITED,
    Trait.FFN_SPARSITY,
    Trait.MOE_ROUTER_CAP,
    Trait.MOE_ROUTER_NETWORK,
    Trait.MOE_INPUT_SCALED,
    Trait.MOE_SHARED_AVERAGED,
    Trait.MOE_LATENT,
    Trait.MOE_OUT_NORM,
    Trait.MOE_BESIDE_DENSE,
    Trait.MOE_ZERO_EXPERTS,
    Trait.MOE_HASHED
  };
  private static final List<Trait> ROUTED =
      List.of(
          Trait.MOE_HASHED,
          Trait.MOE_ZERO_EXPERTS,
          Trait.MOE_BESIDE_DENSE,
          Trait.MOE_INPUT_SCALED,
          Trait.MOE_SHARED_AVERAGED,
          Trait.MOE_ROUTER_CAP,
          Trait.MOE_ROUTER_NETWORK,
          Trait.MOE_LATENT,
          Trait.MOE_OUT_NORM);

  private final Pen pen;
  private final Words words;
  private final int top;
  private final int room;

  FeedForwardBox(Pen pen, Words words, Places.Branch branch) {
    this.pen = pen;
    this.words = words;
    this.top = branch.box();
    this.room = branch.height();
  }

  void draw() {
    if (!words.fact(Trait.FFN).applies()) {
      pen.middle(MIDDLE, top + 36, 220, pen.sign(Trait.FFN) + words.of("no-feed-forward"));
      return;
    }
    Optional<FeedForwardKind> kind = words.fact(Trait.FFN).as(FeedForwardKind.class);
    boolean experts = kind.filter(FeedForwardKind::experts).isPresent();
    boolean unknown = words.unknown(Trait.FFN);
    int height = experts ? WITH_EXPERTS : 84;
    if (height < room) { // the figure beside it has experts and is taller
      pen.path("wire", "M" + MIDDLE + " " + (top + height) + "V" + (top + room));
    }
    pen.box("feed-forward", LEFT, top, RIGHT - LEFT, height, unknown, TRAITS);
    pen.title(LEFT + 8, top + 17, 96, words.part("feed-forward"));
    if (kind.isEmpty()) {
      pen.end(RIGHT - 8, top + 17, 124, pen.sign(Trait.FFN) + words.value(Trait.FFN));
      pen.middle(MIDDLE, top + 54, 200, "?");
      return;
    }
    pen.end(RIGHT - 8, top + 17, 124, name(kind.get()));
    core(kind.get().gated(), top + 24);
    sizes(experts);
    if (experts) {
      experts();
    }
  }

  private String name(FeedForwardKind kind) {
    String sign = pen.sign(Trait.FFN);
    String activation = words.fact(Trait.ACTIVATION).text().replace(' ', '_');
    String key = "ffn." + kind.single().word() + "." + activation;
    if (!words.has(key)) {
      return sign + words.value(Trait.FFN);
    }
    return sign + (kind.experts() ? words.of("experts.of", "kind", words.of(key)) : words.of(key));
  }

  private void core(boolean gated, int y) {
    int up = LEFT + 14;
    int join = LEFT + 152;
    int down = LEFT + 166;
    if (gated) {
      pen.path("wire", "M" + (up + 44) + " " + (y + 9) + "H" + join + "V" + (y + 16));
      pen.path("wire", "M" + (up + 44) + " " + (y + 31) + "H" + join + "V" + (y + 24));
      matrix(up, y, 18, false, words.of("gate"));
      matrix(up, y + 22, 18, false, words.of("up"));
      activation(LEFT + 61, y + 1, 82);
      if (words.is(Trait.ACTIVATION, ActivationKind.Known.CLIPPED_SWISH)) {
        pen.box("act", LEFT + 61, y + 23, 82, 16, false);
        pen.middle(LEFT + 102, y + 34, 80, words.of("up.clipped"));
      }
      pen.circle("plus", join, y + 20, 7);
      pen.path("wire", "M" + (join - 3) + " " + (y + 17) + "l6 6m0-6l-6 6");
      pen.path("wire", "M" + (join + 7) + " " + (y + 20) + "H" + down);
    } else {
      pen.path("wire", "M" + (up + 44) + " " + (y + 20) + "H" + down);
      matrix(up, y, 40, false, words.of("up"));
      activation(LEFT + 66, y + 12, 92);
    }
    matrix(down, y, 40, true, words.of("down"));
  }

  /** A matrix that widens or narrows, as a trapezium. */
  private void matrix(int x, int y, int height, boolean narrows, String name) {
    int step = height / 5;
    int inner = height - 2 * step;
    pen.path(
        "matrix",
        narrows
            ? "M" + x + " " + y + "l50 " + step + "v" + inner + "l-50 " + step + "z"
            : "M" + x + " " + (y + step) + "l44-" + step + "v" + height + "l-44-" + step + "z");
    pen.middle(x + 23, y + height / 2 + 3, 44, name);
  }

  private void activation(int x, int y, int width) {
    boolean unknown = words.unknown(Trait.ACTIVATION);
    pen.box("act", x, y, width, 16, unknown);
    pen.middle(x + width / 2, y + 12, width - 2, unknown ? "?" : pen.said(Trait.ACTIVATION));
  }

  private void sizes(boolean experts) {
    String inner = words.size(experts ? Size.EXPERT_FFN : Size.FFN);
    String text = words.size(Size.WIDTH) + " → " + inner;
    if (words.is(Trait.FFN_BIAS, true)
        || words.unknown(Trait.FFN_BIAS)
        || pen.marked(Trait.FFN_BIAS)) {
      text += words.of("comma") + pen.said(Trait.FFN_BIAS);
    }
    if (words.special(Trait.FFN_SPARSITY) || pen.marked(Trait.FFN_SPARSITY)) {
      text += words.of("comma") + pen.said(Trait.FFN_SPARSITY);
    }
    pen.small(LEFT + 8, top + 78, RIGHT - LEFT - 16, text);
  }

  private void experts() {
    int y = top + 88;
    long all = words.number(Size.EXPERTS);
    long chosen = words.number(Size.EXPERTS_PER_TOKEN);
    long shared = words.is(Trait.MOE_SHARED_EXPERTS, true) ? words.number(Size.SHARED_EXPERTS) : 0;
    pen.path("cell", "M" + (LEFT + 8) + " " + y + "H" + (RIGHT - 8));
    String count =
        words.of(
            "experts",
            "chosen",
            words.size(Size.EXPERTS_PER_TOKEN),
            "all",
            words.size(Size.EXPERTS));
    if (words.is(Trait.MOE_SHARED_EXPERTS, true)) {
      count += words.of("shared", "count", words.size(Size.SHARED_EXPERTS));
    } else if (words.unknown(Trait.MOE_SHARED_EXPERTS)) {
      count += words.of("comma") + words.value(Trait.MOE_SHARED_EXPERTS);
    }
    pen.small(LEFT + 8, y + 16, 210, pen.sign(Trait.MOE_SHARED_EXPERTS) + count);
    int left = LEFT + 8;
    if (shared > 0 || words.is(Trait.MOE_SHARED_EXPERTS, true)) {
      pen.box("shared", left, y + 23, 20, 12, shared < 0);
      left += 26;
    }
    int width = RIGHT - 8 - left;
    pen.row("expert", left, y + 23, width, 12, all);
    if (all > 0 && chosen > 0 && chosen <= all) {
      pen.rect("chosen", left, y + 37, (int) Math.max(2, width * chosen / all), 3);
    }
    List<Trait> routing = new ArrayList<>(List.of(Trait.MOE_ROUTER));
    ROUTED.stream().filter(t -> words.special(t) || pen.marked(t)).forEach(routing::add);
    String kind = pen.said(routing.toArray(Trait[]::new));
    pen.small(LEFT + 8, y + 54, 212, words.of("router", "kind", kind));
    line(y + 67, Trait.MOE_DENSE_FIRST_LAYERS, "dense-first", Size.DENSE_FIRST_LAYERS);
    line(y + 80, Trait.MOE_GROUP_LIMITED, "groups", Size.EXPERT_GROUPS);
  }

  private void line(int y, Trait trait, String key, Size size) {
    String sign = pen.sign(trait);
    if (words.is(trait, true)) {
      String number = words.number(size) == 1 && words.has(key + ".one") ? key + ".one" : key;
      pen.small(LEFT + 8, y, 210, sign + words.of(number, "count", words.size(size)));
    } else if (words.unknown(trait) || !sign.isEmpty()) {
      pen.small(LEFT + 8, y, 210, sign + words.of(key + ".none"));
    }
  }
}
