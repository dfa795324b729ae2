package dev.pedigree.smoke.mixer;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.MixingLayers;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.numbers.UnsupportedDesign;

/** A trait without which a decoder cannot be built. */
public final class KnownTrait {
  private KnownTrait() {}

  /** Whether a layer may be without a mixer or without a feed-forward network. */
  public static boolean branchesDiffer(Architecture architecture) {
    return architecture.trait(Trait.LAYERS_DIFFER).is(true)
        || architecture.trait(Trait.MIXING_LAYERS).is(MixingLayers.Named.SINGLE);
  }

  /**
   * The value of a trait, where it is one of those that there can be a step for.
   *
   * @param what the trait, as the reason names it
   * @throws UnsupportedDesign where it is not, with the word it has
   */
  public static <T> T of(Architecture architecture, Trait trait, Class<T> type, String what) {
    Fact fact = architecture.trait(trait);
    return fact.as(type).orElseThrow(() -> new UnsupportedDesign(what + " " + fact.text()));
  }
}
