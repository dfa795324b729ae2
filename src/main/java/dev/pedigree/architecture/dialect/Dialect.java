package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.Trait;
import java.util.List;
import java.util.Map;

/**
 * A naming-and-layout convention: what tensors are called, how fused ones are put together, which
 * configuration keys mean what, and what neither says.
 *
 * @param name id, the name of its file
 * @param ancestors the dialects it extends, the nearest first
 * @param modelTypes {@code model_type} values that speak it
 * @param classes class names that speak it; the first one is named as the origin of facts that only
 *     the program knows
 * @param roots beginnings of names that some files leave out or put in front, for example {@code
 *     transformer.}
 * @param besides beginnings of names that belong to other parts of a multi-modal model
 * @param vocabularies rows of the embedding by which its models are known
 * @param defaults values the class assumes for missing configuration keys
 * @param sizes how each size is computed
 * @param traits what the names do not say about the design
 * @param settings what a program needs to compute a layer, where it is not the usual
 * @param tensors by role and, where two tensors take turns in a role, a number
 */
public record Dialect(
    String name,
    List<String> ancestors,
    List<String> modelTypes,
    List<String> classes,
    List<String> roots,
    List<String> besides,
    List<Long> vocabularies,
    Map<String, Object> defaults,
    Map<Size, Rule> sizes,
    Map<Trait, Rule> traits,
    Map<Setting, Rule> settings,
    List<TensorSpec> tensors) {

  /**
   * Whether a file without names may be one of its models: GGUF and Meta's files name themselves.
   */
  public boolean nameless() {
    return modelTypes.stream().noneMatch(t -> t.startsWith("gguf:") || t.equals("meta-llama"));
  }

  /** The class that the origin of a fact names. */
  String className() {
    return classes.isEmpty() ? name : classes.get(0);
  }
}
