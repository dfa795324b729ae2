package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.trait.Trait;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A naming convention: names and layouts of tensors, meanings of configuration keys, and facts that
 * hold for every model of the class.
 *
 * @param name the name of its file without ending
 * @param ancestors names of the dialects it extends, the nearest first
 * @param modelTypes values of {@code model_type} that select it
 * @param classes class names that select it; the first is given as the source of facts that only
 *     the class determines
 * @param configuration the class of its configuration, where the name of the first class does not
 *     give it; else empty
 * @param roots prefixes of names that some files add and some leave out, for example {@code
 *     transformer.}
 * @param besides prefixes of names in other parts of a multi-modal model
 * @param vocabularies vocabulary sizes that only its models have, for headers with unknown names
 * @param defaults the values that the class has for missing configuration keys
 * @param keys the configuration keys that it reads
 * @param inert keys that its class has and does not compute with, each alone or with the value at
 *     which that is so: {@code use_mla=false}
 * @param sizes how each size is computed
 * @param traits the rules of traits that tensors do not show
 * @param settings the rules of settings that differ from the default
 * @param tensors the tensors; a role may occur several times, for alternatives
 */
public record Dialect(
    String name,
    List<String> ancestors,
    List<String> modelTypes,
    List<String> classes,
    String configuration,
    List<String> roots,
    List<String> besides,
    List<Long> vocabularies,
    Map<String, Object> defaults,
    Set<String> keys,
    Set<String> inert,
    Map<Size, Rule> sizes,
    Map<Trait, Rule> traits,
    Map<Setting, Rule> settings,
    List<TensorSpec> tensors) {

  /**
   * Whether a header with unknown names may be one of its models. GGUF and Meta's files always use
   * known names.
   */
  public boolean nameless() {
    return modelTypes.stream().noneMatch(t -> t.startsWith("gguf:") || t.equals("meta-llama"));
  }

  /** The same class with other tensors. */
  public Dialect with(List<TensorSpec> tensors) {
    return new Dialect(
        name,
        ancestors,
        modelTypes,
        classes,
        configuration,
        roots,
        besides,
        vocabularies,
        defaults,
        keys,
        inert,
        sizes,
        traits,
        settings,
        tensors);
  }

  /** Whether its modules that predict further tokens stand beside its layers, not after them. */
  boolean nextTokenBeside() {
    return besides.stream().anyMatch(prefix -> Binding.NEXT_TOKEN.matcher(prefix).find());
  }

  /** Whether it has an output matrix, stored or tied: it predicts tokens. */
  public boolean predictsTokens() {
    return tensors.stream().anyMatch(spec -> spec.role().role() == Role.HEAD);
  }

  /** The class name to give as the source of facts. */
  String className() {
    return classes.isEmpty() ? name : classes.get(0);
  }

  /**
   * The class that holds the defaults of missing keys: {@code LlamaConfig} beside {@code
   * LlamaForCausalLM}, or the program itself where there is none, as for GGUF.
   */
  String configClass() {
    return configuration.isEmpty()
        ? className().replaceFirst("(ForCausalLM|LMHeadModel|Model)$", "Config")
        : configuration;
  }
}
