package dev.pedigree.smoke.packing;

import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.StoredTensor;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The tensors beside a packed one. Their names are its own, or its own without its last part. */
final class Beside {
  private final Map<String, StoredTensor> tensors;
  private final Consumer<String> used;
  private final String name;
  private final int expert;
  private final int experts;

  Beside(Map<String, StoredTensor> tensors, Consumer<String> used) {
    this(tensors, used, "", -1, 0);
  }

  private Beside(
      Map<String, StoredTensor> tensors,
      Consumer<String> used,
      String name,
      int expert,
      int experts) {
    this.tensors = tensors;
    this.used = used;
    this.name = name;
    this.expert = expert;
    this.experts = experts;
  }

  /** The same for a tensor of this name; where it holds several experts, for one of them. */
  Beside of(String name, int expert, int experts) {
    return new Beside(tensors, used, name, expert, experts);
  }

  /** The name without its last part, {@code layers.0.q_proj} for {@code layers.0.q_proj.weight}. */
  String module() {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** The whole name of a neighbour, or null. */
  private String full(String suffix) {
    for (String before : new String[] {name, module()}) {
      if (tensors.containsKey(before + suffix)) {
        return before + suffix;
      }
    }
    return null;
  }

  /**
   * Whether there is such a neighbour.
   *
   * @param suffix what follows the whole name, or else the name without its last part
   */
  boolean has(String suffix) {
    return full(suffix) != null;
  }

  /** A neighbour, or null. */
  StoredTensor get(String suffix) {
    String full = full(suffix);
    if (full == null) {
      return null;
    }
    used.accept(full);
    StoredTensor tensor = tensors.get(full);
    return experts > 0 && !tensor.shape().isEmpty() ? tensor.part(expert, experts) : tensor;
  }

  /** {@code x_scales} beside {@code x_blocks}. */
  StoredTensor scalesOfBlocks() {
    String scales = name.substring(0, name.length() - "blocks".length()) + "scales";
    return new Beside(tensors, used, scales, expert, experts).need("");
  }

  /** A neighbour that cannot be done without. */
  StoredTensor need(String suffix) {
    StoredTensor tensor = get(suffix);
    if (tensor == null) {
      throw new BrokenStep(-1, name, "no tensor " + suffix + " lies beside it");
    }
    return tensor;
  }

  /** Notes neighbours as used that say nothing about the numbers. */
  void also(String... suffixes) {
    Stream.of(suffixes).forEach(this::get);
  }
}
