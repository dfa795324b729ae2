package dev.pedigree.smoke.decoder;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.FeedForwardKind;
import dev.pedigree.architecture.trait.NormKind;
import dev.pedigree.architecture.trait.NormPlacement;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.PositionKind;
import dev.pedigree.architecture.trait.QueryKeyNorm;
import dev.pedigree.architecture.trait.Residual;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.RopePairing;
import dev.pedigree.architecture.trait.RopeScaling;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import dev.pedigree.smoke.parts.RandomParts;
import dev.pedigree.weights.IndexRanges;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A small design of six layers, put together by hand, with random weights. */
final class Specimen {
  static final int LAYERS = 6;
  static final int WIDTH = 48;
  static final int HEAD_DIM = 16;

  private static final int[][] TOKENS = {IntStream.range(0, 24).map(i -> i * 37 % 61).toArray()};

  private final Map<Trait, Fact> traits = new EnumMap<>(Trait.class);
  private final Map<Size, Fact> sizes = new EnumMap<>(Size.class);
  private final List<Map<Setting, Object>> layers = new ArrayList<>();
  private final Map<TensorRole, IntPredicate> roles = new LinkedHashMap<>();

  private Specimen() {}

  /** What LLaMA is like, with a context that the tokens leave. */
  static Specimen llama() {
    Specimen llama = new Specimen();
    IntStream.range(0, LAYERS).forEach(l -> llama.layers.add(new EnumMap<>(Setting.class)));
    return llama
        .with(Trait.TIED_EMBEDDINGS, false)
        .with(Trait.LAYERS_DIFFER, false)
        .with(Trait.FINAL_NORM, true)
        .with(Trait.POSITION, PositionKind.ROPE)
        .with(Trait.ROPE_PAIRING, RopePairing.HALF)
        .with(Trait.ROPE_SCALING, RopeScaling.Known.NONE)
        .with(Trait.RESIDUAL, Residual.SEQUENTIAL)
        .with(Trait.RESIDUAL_STREAMS, ResidualStreams.ONE)
        .with(Trait.NORM_PLACEMENT, NormPlacement.PRE)
        .with(Trait.NORM, NormKind.RMS)
        .with(Trait.ATTENTION, AttentionKind.MHA)
        .with(Trait.ATTN_MASK, AttentionParts.Mask.CAUSAL)
        .with(Trait.QK_NORM, QueryKeyNorm.NONE)
        .with(Trait.FFN, FeedForwardKind.GLU)
        .with(Trait.ACTIVATION, ActivationKind.Known.SILU)
        .with(Size.WIDTH, WIDTH)
        .with(Size.HEADS, 4)
        .with(Size.KV_HEADS, 4)
        .with(Size.HEAD_DIM, HEAD_DIM)
        .with(Size.FFN, 80)
        .with(Size.VOCAB_ROWS, 61)
        .with(Size.CONTEXT, 16)
        .with(Size.EXPERT_FFN, 64)
        .with(Size.NORM_EPS, 1e-5)
        .with(Setting.ATTENTION_SCALE, 1 / Math.sqrt(HEAD_DIM))
        .with(Setting.INNER_EPS, 1e-5)
        .with(Setting.ROTARY, true)
        .with(Setting.ROPE_SCALED, true)
        .role(Role.EMBED, Role.FINAL_NORM, Role.HEAD, Role.ATTN_NORM, Role.FFN_NORM)
        .role(Role.ATTN_Q, Role.ATTN_K, Role.ATTN_V, Role.ATTN_OUT)
        .role(Role.FFN_GATE, Role.FFN_UP, Role.FFN_DOWN);
  }

  /** The same with experts in place of the feed-forward network. */
  static Specimen experts() {
    return llama()
        .with(Trait.FFN, FeedForwardKind.MOE_GLU)
        .with(Size.EXPERTS, 6)
        .with(Size.EXPERTS_PER_TOKEN, 2)
        .without(Role.FFN_GATE, Role.FFN_UP, Role.FFN_DOWN)
        .role(Role.MOE_ROUTER, Role.EXPERT_GATE, Role.EXPERT_UP, Role.EXPERT_DOWN);
  }

  /** The same with keys and values made of a latent. */
  static Specimen latent() {
    return llama()
        .with(Trait.ATTENTION, AttentionKind.MLA)
        .with(Size.KV_LATENT, 24)
        .with(Size.Q_LATENT, 20)
        .with(Size.QK_NOPE_DIM, 16)
        .with(Size.QK_ROPE_DIM, 8)
        .with(Size.V_DIM, 16)
        .without(Role.ATTN_K, Role.ATTN_V)
        .role(Role.KV_DOWN, Role.KV_DOWN_NORM, Role.KV_UP);
  }

  Specimen with(Trait trait, Object value) {
    traits.put(trait, new Fact(value, Origin.CLASS, ""));
    return this;
  }

  Specimen with(Size size, Number value) {
    sizes.put(size, new Fact(value, Origin.CLASS, ""));
    return this;
  }

  Specimen with(Setting setting, Object value) {
    return with(setting, (IntFunction<Object>) layer -> value);
  }

  /** A setting that differs from layer to layer. */
  Specimen with(Setting setting, IntFunction<Object> value) {
    IntStream.range(0, LAYERS).forEach(l -> layers.get(l).put(setting, value.apply(l)));
    return this;
  }

  /** With weights in these roles, in every layer. */
  Specimen role(Role... added) {
    return in(layer -> true, added);
  }

  /** With weights in these roles, in some layers. */
  Specimen in(IntPredicate where, Role... added) {
    for (Role role : added) {
      roles.put(role.weight(), where);
    }
    return this;
  }

  /** With biases beside these roles, in every layer. */
  Specimen bias(Role... biased) {
    for (Role role : biased) {
      roles.put(role.bias(), layer -> true);
    }
    return this;
  }

  Specimen without(Role... gone) {
    for (Role role : gone) {
      roles.remove(role.weight());
    }
    return this;
  }

  Architecture architecture() {
    List<RoleBinding> bindings = new ArrayList<>();
    roles.forEach(
        (role, where) ->
            bindings.add(
                new RoleBinding(
                    List.of(role),
                    role.name(),
                    List.of(),
                    TensorLayout.PLAIN,
                    false,
                    new IndexRanges(IntStream.range(0, LAYERS).filter(where).boxed().toList()),
                    "F32",
                    List.of(),
                    1,
                    Optional.empty())));
    return new Architecture(
        "specimen",
        traits,
        sizes,
        new Parameters(0, 0, 0, Parameters.Rule.PUBLISHED),
        new Computation(layers),
        bindings,
        List.of(),
        List.of());
  }

  Decoder decoder() {
    Architecture architecture = architecture();
    int[] each = IntStream.range(0, LAYERS).toArray();
    Dimensions dimensions = Dimensions.of(architecture);
    Parts parts = new RandomParts(architecture, each, dimensions);
    return new DecoderBuilder(architecture, dimensions, parts, each).build();
  }

  /** The logits of a few tokens. */
  float[] logits() {
    return new LogitRun(decoder(), Watch.FINITE).together(TOKENS).get(0);
  }
}
