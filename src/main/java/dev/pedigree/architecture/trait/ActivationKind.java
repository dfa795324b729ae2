package dev.pedigree.architecture.trait;

import java.util.List;

/** The activation function of the feed-forward network. */
public sealed interface ActivationKind extends TraitValue {

  /** The possible values, with the words they are written with. */
  ValueType<ActivationKind> TYPE = ValueType.of(ActivationKind.class, List.of(Known.values()));

  /** A function whose formula is known here. */
  enum Known implements ActivationKind {
    SILU("silu"),
    GELU_ERF("gelu_erf"),
    GELU_TANH("gelu_tanh"),
    GELU_SIGMOID("gelu_sigmoid"),
    RELU("relu"),
    RELU_SQUARED("relu_squared"),
    /** xIELU, which has two learned numbers (Apertus). */
    XIELU("xielu"),
    /**
     * {@code (up + 1) * gate * sigmoid(1.702 * gate)}, gate clipped from above and up on both sides
     * (gpt-oss, gpt_oss/torch/model.py).
     */
    CLIPPED_SWISH("clipped_swish_1.702"),
    /** SiLU of the gate, which is clipped from above, times up, clipped on both sides. */
    SILU_CLIPPED("silu_clipped"),
    /** SiLU of the gate, clipped from above after it, times up, clipped on both sides. */
    SILU_CLIPPED_AFTER("silu_clipped_after");

    private final String word;

    Known(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    /** Whether it is a form of GELU, exact or not. */
    public boolean gelu() {
      return this == GELU_ERF || this == GELU_TANH || this == GELU_SIGMOID;
    }
  }

  /** A function named by a configuration whose formula is not known here. */
  record Other(String word) implements ActivationKind {
    public Other {
      if (TYPE.read(word).isPresent()) {
        throw new IllegalArgumentException(word + " is known");
      }
    }
  }

  /** The known function of this word, or {@link Other}. */
  static ActivationKind named(String word) {
    return TYPE.read(word).orElseGet(() -> new Other(word));
  }
}
