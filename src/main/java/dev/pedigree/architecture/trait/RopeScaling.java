package dev.pedigree.architecture.trait;

import java.util.List;

/** The method that extends RoPE beyond the context length of training. */
public sealed interface RopeScaling extends TraitValue {

  /** The possible values, with the words they are written with. */
  ValueType<RopeScaling> TYPE = ValueType.of(RopeScaling.class, List.of(Known.values()));

  /** A method whose formula is known here. */
  enum Known implements RopeScaling {
    NONE("none"),
    LINEAR("linear"),
    DYNAMIC("dynamic"),
    YARN("yarn"),
    LONGROPE("longrope"),
    LLAMA3("llama3"),
    /** The base is multiplied by a power of alpha, whatever the length of the text (Hunyuan). */
    ALPHA("alpha"),
    /** Only the highest frequencies turn, in pairs over the whole head (Gemma 4). */
    PROPORTIONAL("proportional");

    private final String word;

    Known(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    @Override
    public boolean absent() {
      return this == NONE;
    }
  }

  /** A method named by a configuration whose formula is not known here. */
  record Other(String word) implements RopeScaling {
    public Other {
      if (TYPE.read(word).isPresent()) {
        throw new IllegalArgumentException(word + " is known");
      }
    }
  }

  /** The known method of this word, or {@link Other}. */
  static RopeScaling named(String word) {
    return TYPE.read(word).orElseGet(() -> new Other(word));
  }
}
