package dev.pedigree.site.block;

import static dev.pedigree.site.block.Places.LEFT;
import static dev.pedigree.site.block.Places.RIGHT;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.MixingLayers.SharedBlock;
import dev.pedigree.architecture.trait.Trait;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Draws a mixer with a state: the last inputs that its convolution sees, and the state that goes
 * round from token to token, with what it holds; in a hybrid also which layers have it.
 */
final class MixerBox {
  static final int HEIGHT = 108;
  static final int GAP = 6;

  private static final Trait[] TRAITS = {
    Trait.TOKEN_MIXING, Trait.MIXING_LAYERS, Trait.MIXER_GATE, Trait.SHARED_BLOCK
  };
  private static final List<Role> OTHER = List.of(Role.MIXER_OUT, Role.CONV_OUT, Role.LINEAR_OUT);
  private static final int TAP = 7;
  private static final int STATE = 26;
  private static final int TEXT = LEFT + 104;

  private final Pen pen;
  private final Words words;
  private final int top;

  MixerBox(Pen pen, Words words, Places at) {
    this.pen = pen;
    this.words = words;
    this.top = at.mixer();
  }

  /** Whether a model has such a mixer. */
  static boolean drawn(Architecture architecture) {
    return architecture.trait(Trait.TOKEN_MIXING).special();
  }

  void draw() {
    if (!drawn(words.architecture())) {
      return;
    }
    pen.box("attention", LEFT, top, RIGHT - LEFT, HEIGHT, false, TRAITS);
    pen.title(LEFT + 8, top + 17, 60, words.of("mixer"));
    pen.end(RIGHT - 8, top + 17, 150, pen.said(Trait.TOKEN_MIXING));
    int y = top + 30;
    long taps = Math.min(8, words.number(Size.CONV_WIDTH));
    for (int i = 0; i < taps; i++) {
      pen.rect(i == taps - 1 ? "seen" : "faint", LEFT + 8 + i * (TAP + 1), y + 10, TAP, TAP);
    }
    MixingKind kind = words.fact(Trait.TOKEN_MIXING).as(MixingKind.class).orElseThrow();
    if (kind != MixingKind.SHORT_CONVOLUTION) {
      state(LEFT + 64, y);
    }
    List<String> held = state(kind);
    for (int i = 0; i < held.size(); i++) {
      pen.small(TEXT, y + 9 + 14 * i, RIGHT - TEXT - 6, held.get(i));
    }
    pen.small(LEFT + 8, top + 72, RIGHT - LEFT - 16, gate());
    pen.small(LEFT + 8, top + 86, RIGHT - LEFT - 16, layers());
    strip(top + 92);
  }

  /** A square with an arrow from it into it. */
  private void state(int x, int y) {
    pen.path("cell", "M" + x + " " + y + "h" + STATE + "v" + STATE + "h-" + STATE + "z");
    pen.path("wire", "M" + (x + 20) + " " + y + "c0-9-14-9-14-1");
    pen.path("tip", "M" + (x + 3) + " " + (y - 4) + "h6l-3 4z");
  }

  private List<String> state(MixingKind kind) {
    return switch (kind) {
      case ATTENTION, SHORT_CONVOLUTION ->
          List.of(words.of("taps", "count", words.size(Size.CONV_WIDTH)));
      case SELECTIVE_STATE_SPACE,
          SELECTIVE_STATE_SPACE_NORMED,
          SELECTIVE_STATE_SPACE_GAINED,
          SELECTIVE_STATE_SPACE_GROUPED ->
          holds(Size.INNER, Size.STATE);
      case SELECTIVE_STATE_SPACE_2 -> holds(Size.MIXER_HEADS, Size.MIXER_HEAD_DIM, Size.STATE);
      case GATED_DELTA_RULE,
          GATED_DELTA_RULE_SIGNED,
          CHANNEL_DELTA_RULE,
          CHANNEL_DELTA_RULE_BOUNDED,
          MATRIX_MEMORY ->
          holds(Size.MIXER_HEADS, Size.MIXER_KEY_DIM, Size.MIXER_HEAD_DIM);
      case LIGHTNING -> holds(Size.HEADS, Size.HEAD_DIM, Size.HEAD_DIM);
      case REAL_GATED_RECURRENCE, TIME_MIX -> holds(Size.INNER);
    };
  }

  private List<String> holds(Size... sizes) {
    List<String> all = Stream.of(sizes).map(words::size).toList();
    return List.of(words.of("state"), String.join(" × ", all));
  }

  private String gate() {
    return words.fact(Trait.MIXER_GATE).applies() ? pen.said(Trait.MIXER_GATE) : "";
  }

  private String layers() {
    if (words.special(Trait.SHARED_BLOCK)) {
      return pen.said(Trait.SHARED_BLOCK);
    }
    return words.fact(Trait.MIXING_LAYERS).applies() ? pen.said(Trait.MIXING_LAYERS) : "";
  }

  /** Tall marks for layers with attention, low ones for this mixer, a line for neither. */
  private void strip(int y) {
    boolean parallel = words.is(Trait.MIXING_LAYERS, MixingLayers.Named.PARALLEL);
    boolean shared = !words.is(Trait.SHARED_BLOCK, SharedBlock.NONE);
    if (parallel || !shared && words.is(Trait.MIXING_LAYERS, MixingLayers.Named.ALL)) {
      return;
    }
    int[] heights = new int[words.architecture().computation().layers().size()];
    Arrays.fill(heights, 1);
    mark(heights, OTHER::contains, LayerStrip.LOW);
    mark(heights, role -> role == Role.ATTN_OUT || role == Role.FFN_LINK, LayerStrip.TALL);
    LayerStrip.draw(pen, heights, y);
  }

  private void mark(int[] heights, Predicate<Role> roles, int height) {
    for (RoleBinding binding : words.architecture().roles()) {
      if (binding.played().anyMatch(role -> !role.isBias() && roles.test(role.role()))) {
        binding.layers().values().stream()
            .filter(layer -> layer < heights.length)
            .forEach(layer -> heights[layer] = height);
      }
    }
  }
}
