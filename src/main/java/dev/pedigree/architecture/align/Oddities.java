package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.Functions;
import dev.pedigree.architecture.dialect.Question;
import dev.pedigree.architecture.dialect.Rule;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.ActivationKind;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What a nameless model lacks or has against the habits of a dialect. */
final class Oddities {

  /** Sizes that every configuration of a decoder gives. */
  private static final List<Size> CORE =
      List.of(Size.LAYERS, Size.WIDTH, Size.HEADS, Size.FFN, Size.VOCAB_ROWS, Size.NORM_EPS);

  private static final Set<Part> EXPERTS = EnumSet.of(Part.EXPERT);
  private static final Set<Part> MIXERS =
      EnumSet.of(Part.CONVOLUTION, Part.LINEAR_ATTENTION, Part.MIXER);

  private Oddities() {}

  /**
   * Whether the configuration is whole, so that a key it does not have is off and not lost: it
   * gives what every configuration gives, down to the constants.
   */
  static boolean told(Dialect dialect, Config config) {
    Sizes sizes = new Sizes(dialect, config);
    boolean activation =
        !dialect.defaults().containsKey("hidden_act") || !config.get("hidden_act").path().isEmpty();
    return sizes.number(Size.WIDTH) > 0
        && activation
        && (sizes.number(Size.CONTEXT) > 0 || !sizes.fact(Size.NORM_EPS).unknown());
  }

  /** Core sizes and multipliers that the configuration would give, and another activation. */
  static int of(Dialect dialect, Config config) {
    Sizes sizes = new Sizes(dialect, config);
    int odd = 0;
    for (Size size : Size.values()) {
      boolean needed =
          sizes.has(size)
              && (CORE.contains(size)
                  || size.level() == Level.HYPER_PARAMETER && size.key().contains("multiplier"));
      if (needed && sizes.fact(size).value() == null) {
        odd++;
      }
    }
    Rule activation = dialect.traits().get(Trait.ACTIVATION);
    Object declared = config.get("hidden_act").value();
    if (activation != null && declared != null) {
      Object computes = Functions.call("activation", List.of(declared));
      odd += alike(computes, activation.value(new Question(config, sizes))) ? 0 : 1;
    }
    return odd;
  }

  /** Gemma's first configurations say gelu and mean its tanh form. */
  private static boolean alike(Object a, Object b) {
    return Objects.equals(a, b)
        || a instanceof ActivationKind.Known x
            && b instanceof ActivationKind.Known y
            && x.gelu()
            && y.gelu();
  }

  /** Experts without an expert, a hybrid of attention alone. */
  static boolean hollow(Dialect dialect, AlignmentSearch.Solution solution) {
    return dialect.sizes().containsKey(Size.EXPERTS) && !has(solution, EXPERTS)
        || dialect.traits().containsKey(Trait.TOKEN_MIXING) && !has(solution, MIXERS);
  }

  /**
   * Experts or mixers that such a model has not, or layers that differ where they are all alike.
   */
  static int absent(Dialect dialect, AlignmentSearch.Solution solution) {
    int odd = dialect.sizes().containsKey(Size.EXPERTS) != has(solution, EXPERTS) ? 1 : 0;
    odd += dialect.traits().containsKey(Trait.TOKEN_MIXING) != has(solution, MIXERS) ? 1 : 0;
    return odd + (dialect.traits().containsKey(Trait.LAYERS_DIFFER) ? 1 : 0);
  }

  private static boolean has(AlignmentSearch.Solution solution, Set<Part> parts) {
    return solution.places().keySet().stream().anyMatch(s -> parts.contains(s.part()));
  }

  /** An output matrix that the class would not store, or none where it would. */
  static int tie(Dialect dialect, Config opened, AlignmentSearch.Solution solution) {
    boolean stored =
        solution.places().keySet().stream().anyMatch(spec -> spec.role().role() == Role.HEAD);
    Object declared = opened.with(dialect.defaults()).get("tie_word_embeddings").value();
    return declared instanceof Boolean tied && tied == stored ? 1 : 0;
  }
}
