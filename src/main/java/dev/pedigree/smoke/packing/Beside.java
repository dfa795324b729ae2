package dev.pedigree.smoke.packing;

import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.weights.PackedForm;
import dev.pedigree.weights.PackedPart;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the tensors that belong to a packed one: their names begin with its name, or with that of
 * its module.
 */
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

  /** For a tensor of another name, or for one of several experts in it. */
  Beside of(String name, int expert, int experts) {
    return new Beside(tensors, used, name, expert, experts);
  }

  /** The name without its last part, {@code layers.0.q_proj} for {@code layers.0.q_proj.weight}. */
  String module() {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** The full name of the tensor with this part, or null. */
  private String full(PackedPart part) {
    for (String before : new String[] {matrix(), module()}) {
      if (tensors.containsKey(before + part.afterMatrix())) {
        return before + part.afterMatrix();
      }
    }
    return null;
  }

  /** The name that the matrix would have unpacked. */
  private String matrix() {
    for (PackedForm form : new PackedForm[] {PackedForm.COMPRESSED, PackedForm.MXFP4}) {
      if (name.endsWith(form.codes())) {
        return name.substring(0, name.lastIndexOf('_'));
      }
    }
    return name;
  }

  /** Whether there is a tensor with this part. */
  boolean has(PackedPart part) {
    return full(part) != null;
  }

  /** The tensor with this part, or null. */
  StoredTensor get(PackedPart part) {
    String full = full(part);
    if (full == null) {
      return null;
    }
    used.accept(full);
    StoredTensor tensor = tensors.get(full);
    return experts > 0 && !tensor.shape().isEmpty() ? tensor.part(expert, experts) : tensor;
  }

  /** The tensor with this part, which must be there. */
  StoredTensor need(PackedPart part) {
    StoredTensor tensor = get(part);
    if (tensor == null) {
      throw new BrokenStep(-1, name, "no tensor " + part.ending() + " lies beside it");
    }
    return tensor;
  }

  /** Marks tensors as used that are not needed for decoding. */
  void also(PackedPart... parts) {
    Stream.of(parts).forEach(this::get);
  }
}
