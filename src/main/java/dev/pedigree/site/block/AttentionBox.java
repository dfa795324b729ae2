package dev.pedigree.site.block;

import static dev.pedigree.site.block.Places.LEFT;
import static dev.pedigree.site.block.Places.RIGHT;

import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.AttentionBias;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.WindowPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws attention with its heads. A key or value head is as wide as the query heads that share it,
 * so that multi-head, grouped-query and multi-query attention look different whatever the number of
 * heads. Latent attention shows the latent from which keys and values are made.
 */
final class AttentionBox {
  private static final Trait[] TRAITS = {
    Trait.TOKEN_MIXING,
    Trait.ATTENTION,
    Trait.ATTN_BIAS,
    Trait.QK_NORM,
    Trait.ATTN_WINDOW,
    Trait.ATTN_SOFTCAP,
    Trait.ATTN_CLIP,
    Trait.ATTN_SCALE,
    Trait.ATTN_SINKS,
    Trait.ATTN_MASK,
    Trait.ATTN_GATE,
    Trait.ATTN_CONVOLUTION,
    Trait.ATTN_DIFFERENTIAL,
    Trait.ATTN_VALUES,
    Trait.ATTN_KEYS_AS_VALUES,
    Trait.ATTN_SHARED_CACHE,
    Trait.ATTN_HEAD_DIMS_DIFFER,
    Trait.ATTN_LATENT_SCALE,
    Trait.ATTN_QUERY_GROWTH,
    Trait.ATTN_CHUNKS,
    Trait.ATTN_HEADS_DIFFER,
    Trait.COMPRESSED_TOKENS,
    Trait.KEY_SELECTION,
    Trait.INDEX_ROPE,
    Trait.ATTN_QUERY_LATENT,
    Trait.POSITION,
    Trait.ROPE_PAIRING,
    Trait.ROPE_FRACTION,
    Trait.ROPE_SCALING,
    Trait.ROPE_LOCAL_BASE,
    Trait.ROPE_LAYERS,
    Trait.ROPE_AXES
  };

  /** Where another mixer has a box of its own. */
  private static final Trait[] OF_ATTENTION = Arrays.copyOfRange(TRAITS, 1, TRAITS.length);

  static final int HEIGHT = 188;

  private static final int ROW = 142;
  private static final int ROW_WIDTH = 120;
  private static final int TICK = 10;

  private final Pen pen;
  private final Words words;
  private final int top;
  private final int height;

  AttentionBox(Pen pen, Words words, Places.Branch branch) {
    this.pen = pen;
    this.words = words;
    this.top = branch.box();
    this.height = HEIGHT;
  }

  void draw() {
    boolean attends = words.fact(Trait.ATTENTION).applies();
    boolean mixes = MixerBox.drawn(words.architecture());
    if (!attends && mixes) {
      return;
    }
    boolean unknown = words.unknown(Trait.ATTENTION);
    pen.box("attention", LEFT, top, RIGHT - LEFT, height, unknown, mixes ? OF_ATTENTION : TRAITS);
    if (!attends) {
      pen.title(LEFT + 8, top + 17, 210, words.of("mixing"));
      pen.small(LEFT + 8, top + 36, 210, pen.said(Trait.TOKEN_MIXING));
      pen.small(LEFT + 8, top + 52, 210, words.of("no-attention"));
      return;
    }
    pen.title(LEFT + 8, top + 17, 90, words.part("attention"));
    pen.end(RIGHT - 8, top + 17, 140, pen.said(Trait.ATTENTION));
    heads();
    new PositionRow(pen, words, top + 78).draw();
    scores(top + 112);
    output(top + height - 18);
  }

  private void heads() {
    long heads = words.number(Size.HEADS);
    boolean latent = words.is(Trait.ATTENTION, AttentionKind.MLA);
    long shared =
        words.is(Trait.ATTENTION, AttentionKind.MQA)
            ? 1
            : latent ? heads : words.number(Size.KV_HEADS);
    boolean queryLatent = words.is(Trait.ATTN_QUERY_LATENT, true);
    row("q", top + 26, heads, queryLatent ? 44 : 0);
    row("k", top + 43, shared, latent ? 44 : 0);
    row("v", top + 60, shared, latent ? 44 : 0);
    if (queryLatent) {
      latent(top + 25, 12, Size.Q_LATENT);
    }
    if (latent) {
      latent(top + 43, 27, Size.KV_LATENT);
    }
    if (fused()) {
      pen.path("bracket", "M" + (ROW - 5) + " " + (top + 25) + "h-3v46h3");
    }
  }

  private void row(String name, int y, long count, int from) {
    pen.small(LEFT + 8, y + 9, 34, name + " " + (count < 0 ? "?" : count));
    pen.row(name.equals("q") ? "query" : "key", ROW + from, y, ROW_WIDTH - from, TICK, count);
    List<String> marks = new ArrayList<>();
    if (!name.equals("v") && words.special(Trait.QK_NORM)) {
      boolean whole = words.is(Trait.QK_NORM, QueryKeyNorm.RMS_WHOLE_VECTOR);
      marks.add(pen.sign(Trait.QK_NORM) + words.of(whole ? "mark.norm.whole" : "mark.norm"));
      // One norm over all heads, or one a head, as long as the row that it is taken over.
      pen.row("normed", ROW + from, y + TICK + 2, ROW_WIDTH - from, 2, whole ? 1 : count);
    }
    if (words.unknown(Trait.ATTN_BIAS)) {
      marks.add("+b?");
    } else if (biased(name)) {
      marks.add(pen.sign(Trait.ATTN_BIAS) + "+b");
    }
    pen.small(ROW + ROW_WIDTH + 6, y + 9, 56, String.join(" ", marks));
  }

  private boolean biased(String projection) {
    return words
        .fact(Trait.ATTN_BIAS)
        .as(AttentionBias.class)
        .filter(
            bias ->
                switch (projection) {
                  case "q" -> bias.q();
                  case "k" -> bias.k();
                  case "v" -> bias.v();
                  default -> bias.o();
                })
        .isPresent();
  }

  private void latent(int y, int high, Size size) {
    pen.path("fan", "M" + (ROW + 30) + " " + (y + 4) + "l14-3m-14 " + (high - 5) + "l14 3");
    pen.box("latent", ROW, y, 30, high, words.number(size) < 0);
    pen.middle(ROW + 15, y + high / 2 + 4, 30, words.size(size).replace(",", ""));
  }

  /** Whether queries, keys and values are one stored tensor. */
  private boolean fused() {
    return words.architecture().roles().stream()
        .map(RoleBinding::parts)
        .anyMatch(
            parts -> parts.contains(Role.ATTN_Q.weight()) && parts.contains(Role.ATTN_K.weight()));
  }

  private void scores(int y) {
    Trait window = Trait.ATTN_WINDOW;
    boolean windowed = words.special(window) && !words.unknown(window);
    boolean everywhere = words.is(window, WindowPattern.Named.ALL_LAYERS);
    Mask mask = new Mask(pen, words);
    mask.draw(LEFT + 10, y, windowed);
    if (windowed && !everywhere) {
      mask.draw(LEFT + 52, y, false);
    }
    List<String> said = new ArrayList<>();
    if (windowed) {
      said.add(pen.said(window));
      said.add(words.of("window", "tokens", words.size(Size.WINDOW)));
    } else {
      String seen =
          words.special(Trait.ATTN_MASK)
              ? pen.said(Trait.ATTN_MASK)
              : pen.sign(window, Trait.ATTN_MASK) + words.of("causal");
      said.add(words.unknown(window) ? pen.said(window) : seen);
    }
    List<Trait> more = new ArrayList<>();
    for (Trait trait :
        List.of(
            Trait.COMPRESSED_TOKENS,
            Trait.KEY_SELECTION,
            Trait.ATTN_CHUNKS,
            Trait.ATTN_GATE,
            Trait.ATTN_CONVOLUTION,
            Trait.ATTN_DIFFERENTIAL,
            Trait.ATTN_SHARED_CACHE,
            Trait.ATTN_VALUES,
            Trait.ATTN_KEYS_AS_VALUES,
            Trait.ATTN_QUERY_GROWTH,
            Trait.ATTN_HEADS_DIFFER,
            Trait.ATTN_HEAD_DIMS_DIFFER,
            Trait.ATTN_LATENT_SCALE,
            Trait.ATTN_SINKS,
            Trait.ATTN_SOFTCAP,
            Trait.ATTN_CLIP,
            Trait.ATTN_SCALE)) {
      if (words.special(trait) || words.unknown(trait)) {
        more.add(trait);
      }
    }
    if (!more.isEmpty()) {
      said.add(pen.said(more.toArray(Trait[]::new)));
    }
    int x = LEFT + (windowed && !everywhere ? 94 : 54);
    for (int i = 0; i < said.size(); i++) {
      pen.small(x, y + (said.size() == 1 ? 21 : 10) + 13 * i, RIGHT - x - 6, said.get(i));
    }
    if (windowed && !everywhere) {
      LayerStrip.draw(
          pen,
          words.architecture().computation().layers(),
          layer -> layer.get(Setting.WINDOW) == null,
          y + 40);
    }
  }

  private void output(int y) {
    pen.small(LEFT + 8, y + 9, 34, words.of("out"));
    pen.rect("out", ROW, y + 1, ROW_WIDTH, 8);
    if (biased("out")) {
      pen.small(ROW + ROW_WIDTH + 6, y + 9, 56, pen.sign(Trait.ATTN_BIAS) + "+b");
    }
  }
}
