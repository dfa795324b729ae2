package dev.pedigree.architecture.trait;

/** The operations that mix tokens. */
public enum MixingKind implements TraitValue {
  ATTENTION("attention"),
  ATTENTION_AND_SHORT_CONVOLUTION("attention_and_short_convolution"),
  ATTENTION_AND_LIGHTNING("attention_and_lightning"),
  SELECTIVE_STATE_SPACE("selective_state_space"),
  SELECTIVE_STATE_SPACE_NORMED("selective_state_space_normed"),
  SELECTIVE_STATE_SPACE_2("selective_state_space_2"),
  TIME_MIX("time_mix");

  /** The possible values, with the words they are written with. */
  public static final ValueType<MixingKind> TYPE = ValueType.of(MixingKind.class);

  private final String word;

  MixingKind(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public boolean plain() {
    return this == ATTENTION;
  }
}
