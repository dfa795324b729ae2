package dev.pedigree.architecture.count;

import static dev.pedigree.architecture.count.AttentionLayers.layersWith;
import static dev.pedigree.architecture.count.AttentionLayers.number;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.Trait;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What layers without attention keep of a text of any length, at 16 bits a number. Programs often
 * keep it at 32 bits.
 */
final class RecurrentState {
  private final Architecture architecture;
  private final Map<Size, Long> sizes = new EnumMap<>(Size.class);

  private RecurrentState(Architecture architecture) {
    this.architecture = architecture;
  }

  /** Bytes of the state; none for a model whose layers all have attention. */
  static List<DerivedNumber> of(Architecture architecture) {
    RecurrentState state = new RecurrentState(architecture);
    return architecture
        .trait(Trait.TOKEN_MIXING)
        .as(MixingKind.class)
        .map(state::of)
        .orElse(List.of());
  }

  private List<DerivedNumber> of(MixingKind kind) {
    return switch (kind) {
      case ATTENTION -> List.of();
      case SHORT_CONVOLUTION -> told("convolution", size(Size.WIDTH) * earlier(), Role.CONV_OUT);
      case LIGHTNING ->
          told(
              "lightning",
              size(Size.HEADS) * size(Size.HEAD_DIM) * size(Size.HEAD_DIM),
              Role.LINEAR_OUT);
      case SELECTIVE_STATE_SPACE,
          SELECTIVE_STATE_SPACE_NORMED,
          SELECTIVE_STATE_SPACE_GAINED,
          SELECTIVE_STATE_SPACE_GROUPED ->
          told("mamba", size(Size.INNER) * (size(Size.STATE) + earlier()), Role.MIXER_OUT);
      case SELECTIVE_STATE_SPACE_2 ->
          told(
              "mamba2",
              size(Size.INNER) * size(Size.STATE)
                  + earlier() * (size(Size.INNER) + 2 * size(Size.GROUPS) * size(Size.STATE)),
              Role.MIXER_OUT);
      case GATED_DELTA_RULE,
          GATED_DELTA_RULE_SIGNED,
          CHANNEL_DELTA_RULE,
          CHANNEL_DELTA_RULE_BOUNDED ->
          told("delta", delta(), Role.MIXER_OUT);
      case REAL_GATED_RECURRENCE ->
          told("real-gated", size(Size.INNER) * (1 + earlier()), Role.MIXER_OUT);
      case MATRIX_MEMORY ->
          told(
              "memory",
              size(Size.MIXER_HEADS)
                  * (size(Size.MIXER_KEY_DIM) * (size(Size.MIXER_HEAD_DIM) + 1) + 1),
              Role.MIXER_OUT);
      case TIME_MIX ->
          told("time-mix", 3 * size(Size.INNER) + 2 * size(Size.WIDTH), Role.MIXER_OUT);
    };
  }

  /** A matrix for each value head, and the earlier inputs of three convolutions. */
  private long delta() {
    long values = size(Size.MIXER_HEADS) * size(Size.MIXER_HEAD_DIM);
    long keys = size(Size.MIXER_KEY_HEADS) * size(Size.MIXER_KEY_DIM);
    return values * size(Size.MIXER_KEY_DIM) + earlier() * (2 * keys + values);
  }

  /** The earlier inputs that a convolution sees beside the present one. */
  private long earlier() {
    return size(Size.CONV_WIDTH) - 1;
  }

  private long size(Size size) {
    long value = number(architecture, size);
    sizes.put(size, value);
    return value;
  }

  /** The number, unless a size that it takes is not known. */
  private List<DerivedNumber> told(String kind, long each, Role... roles) {
    long layers = 0;
    for (Role role : roles) {
      layers = Math.max(layers, layersWith(architecture, role.weight()).size());
    }
    if (layers == 0 || sizes.values().stream().anyMatch(value -> value < 0)) {
      return List.of();
    }
    Map<String, String> args = new HashMap<>(Map.of("layers", "" + layers));
    sizes.forEach((size, value) -> args.put(size.key(), "" + value));
    args.computeIfPresent(Size.CONV_WIDTH.key(), (key, width) -> "" + (Long.parseLong(width) - 1));
    return List.of(
        DerivedNumber.bytes(
            "state",
            layers * each * CacheNumbers.BYTES,
            Wording.text("derived.state.formula-" + kind, args)));
  }
}
