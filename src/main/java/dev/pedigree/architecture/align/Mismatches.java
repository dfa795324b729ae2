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

/** Counts what speaks against a dialect for a model whose tensors match it by shape. */
final class Mismatches {

  /** Sizes that the configuration of every decoder gives. */
  private static final List<Size> CORE =
      List.of(Size.LAYERS, Size.WIDTH, Size.HEADS, Size.FFN, Size.VOCAB_ROWS, Size.NORM_EPS);

  private static final Set<Part> EXPERTS = EnumSet.of(Part.EXPERT);
  private static final Set<Part> MIXERS =
      EnumSet.of(Part.CONVOLUTION, Part.LINEAR_ATTENTION, Part.MIXER);

  private Mismatches() {}

  /**
   * Whether the configuration is complete, so that a missing key means the default: it gives the
   * hidden size, the activation, and the context length or the norm epsilon.
   */
  static boolean complete(Dialect dialect, Config config) {
    Sizes sizes = new Sizes(dialect, config);
    boolean activation =
        !dialect.defaults().containsKey("hidden_act") || !config.get("hidden_act").path().isEmpty();
    return sizes.number(Size.WIDTH) > 0
        && activation
        && (sizes.number(Size.CONTEXT) > 0 || !sizes.fact(Size.NORM_EPS).unknown());
  }

  /**
   * The number of core sizes and multipliers that the configuration lacks, plus one for another
   * activation.
   */
  static int of(Dialect dialect, Config config) {
    Sizes sizes = new Sizes(dialect, config);
    int count = 0;
    for (Size size : Size.values()) {
      boolean needed =
          sizes.has(size)
              && (CORE.contains(size)
                  || size.level() == Level.HYPER_PARAMETER && size.key().contains("multiplier"));
      if (needed && sizes.fact(size).value() == null) {
        count++;
      }
    }
    Rule activation = dialect.traits().get(Trait.ACTIVATION);
    Object declared = config.get("hidden_act").value();
    if (activation != null && declared != null) {
      Object computes = Functions.call("activation", List.of(declared));
      count += alike(computes, activation.value(new Question(config, sizes))) ? 0 : 1;
    }
    return count;
  }

  /**
   * All forms of GELU count as equal: Gemma's first configurations say gelu and mean the tanh form.
   */
  private static boolean alike(Object a, Object b) {
    return Objects.equals(a, b)
        || a instanceof ActivationKind.Known x
            && b instanceof ActivationKind.Known y
            && x.gelu()
            && y.gelu();
  }

  /**
   * Whether the dialect has experts or other mixers than attention, and no tensor is matched with
   * them.
   */
  static boolean hollow(Dialect dialect, Solution solution) {
    return dialect.sizes().containsKey(Size.EXPERTS) && !solution.has(EXPERTS)
        || dialect.traits().containsKey(Trait.TOKEN_MIXING) && !solution.has(MIXERS);
  }

  /** Whether it has other mixers than attention, or the shapes that its configuration lists. */
  static boolean peculiar(Solution solution) {
    return solution.has(MIXERS)
        || solution.places().keySet().stream().anyMatch(form -> !form.layers().isEmpty());
  }

  /**
   * The number of mismatches: experts or mixers on one side only, and a dialect whose layers may
   * differ, as all layers are alike here.
   */
  static int absent(Dialect dialect, Solution solution) {
    int count = dialect.sizes().containsKey(Size.EXPERTS) != solution.has(EXPERTS) ? 1 : 0;
    count += dialect.traits().containsKey(Trait.TOKEN_MIXING) != solution.has(MIXERS) ? 1 : 0;
    return count + (dialect.traits().containsKey(Trait.LAYERS_DIFFER) ? 1 : 0);
  }

  /**
   * 1 if an output matrix is stored though the embeddings are tied, or none though they are not;
   * else 0.
   */
  static int tie(Dialect dialect, Config opened, Solution solution) {
    boolean stored = solution.plays(Role.HEAD);
    Object declared = opened.with(dialect.defaults()).get("tie_word_embeddings").value();
    return declared instanceof Boolean tied && tied == stored ? 1 : 0;
  }
}
