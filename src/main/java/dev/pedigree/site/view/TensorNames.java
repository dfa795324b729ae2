package dev.pedigree.site.view;

/** Names of tensors, shortened for sentences. */
final class TensorNames {
  private TensorNames() {}

  /**
   * The part of a name that another name does not have: of {@code model.layers.{l}.ln1.weight}
   * beside {@code model.layers.{l}.input_layernorm.weight} it is {@code ln1}.
   */
  static String shortened(String name, String other) {
    String[] own = name.split("\\.");
    String[] theirs = other.split("\\.");
    int start = 0;
    while (start < own.length - 1
        && start < theirs.length - 1
        && own[start].equals(theirs[start])) {
      start++;
    }
    int end = 0;
    while (own.length - end > start + 1
        && theirs.length - end > start + 1
        && own[own.length - 1 - end].equals(theirs[theirs.length - 1 - end])) {
      end++;
    }
    return String.join(".", java.util.Arrays.copyOfRange(own, start, own.length - end));
  }
}
