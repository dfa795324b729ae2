package dev.pedigree.architecture.trait;

import java.util.List;

/** What bends the straight lines of a feed-forward network. */
public sealed interface ActivationKind extends TraitValue {

  /** How it is written. */
  ValueType<ActivationKind> TYPE = ValueType.of(ActivationKind.class, List.of(Known.values()));

  /** One of a known formula. */
  enum Known implements ActivationKind {
    SILU("silu"),
    GELU_ERF("gelu_erf"),
    GELU_TANH("gelu_tanh"),
    GELU_SIGMOID("gelu_sigmoid"),
    RELU("relu"),
    RELU_SQUARED("relu_squared"),
    /** With two learned numbers (Apertus). */
    XIELU("xielu"),
    /** Swish with a bound, and one added to what the gate opens (gpt-oss). */
    CLIPPED_SWISH("clipped_swish_1.702");

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

  /** One that only a configuration names; what it computes is not known here. */
  record Other(String word) implements ActivationKind {
    public Other {
      if (TYPE.read(word).isPresent()) {
        throw new IllegalArgumentException(word + " is known");
      }
    }
  }

  /** The known one of this word, or another that the word stands for. */
  static ActivationKind named(String word) {
    return TYPE.read(word).orElseGet(() -> new Other(word));
  }
}
