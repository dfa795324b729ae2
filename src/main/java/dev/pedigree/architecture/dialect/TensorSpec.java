package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.NameSkeleton;
import dev.pedigree.weights.TensorPattern;
import java.util.List;

/**
 * An entry under {@code tensors} in a dialect file.
 *
 * @param role its role; the kind is always the weight, unless raw
 * @param name stored name, with {@code {l}} for the layer and {@code {e}} for the expert; without
 *     {@code .weight} unless raw
 * @param raw whether the name is complete, so that neither {@code .weight} nor {@code .bias} is
 *     added
 * @param shape of the weight, one expression for each dimension
 * @param bias whether a bias is stored beside it
 * @param when the condition under which the tensor exists; may use the layer {@code l}
 * @param parts roles inside a fused tensor, in their order; empty for a tensor of one role
 * @param layout how the parts lie in a fused tensor, or what is special about a tensor of one role
 * @param values learned numbers in one stored element: 2 for two 4-bit numbers in a byte
 * @param times how many such tensors a layer has, if the name has {@code {e}}: usually one for each
 *     expert
 * @param inverted whether the matrix is stored [in, out] instead of [out, in]
 * @param first the layer whose name has number 0
 */
public record TensorSpec(
    TensorRole role,
    String name,
    boolean raw,
    List<Expression> shape,
    Expression bias,
    Expression when,
    List<Role> parts,
    TensorLayout layout,
    int values,
    Expression times,
    boolean inverted,
    Expression first) {

  private static final Expression ZERO = Expression.parse("0");

  /** An entry whose names count layers from the first. */
  public TensorSpec(
      TensorRole role,
      String name,
      boolean raw,
      List<Expression> shape,
      Expression bias,
      Expression when,
      List<Role> parts,
      TensorLayout layout,
      int values,
      Expression times,
      boolean inverted) {
    this(role, name, raw, shape, bias, when, parts, layout, values, times, inverted, ZERO);
  }

  /** The layer whose name has number 0, in a model. */
  int first(Expression.Scope scope) {
    return first.value(scope) instanceof Long layer && layer > 0 && layer < Integer.MAX_VALUE
        ? layer.intValue()
        : 0;
  }

  /** A buffer in a file whose names are in no known convention. */
  public static TensorSpec unknownBuffer(boolean layered) {
    Expression no = Expression.parse("false");
    Role role = layered ? Role.LAYER_UNKNOWN_BUFFER : Role.UNKNOWN_BUFFER;
    return new TensorSpec(
        new TensorRole(role, TensorRole.Kind.PARAMETER),
        layered ? "unknown.{l}" : "unknown",
        true,
        List.of(),
        no,
        no,
        List.of(),
        TensorLayout.PLAIN,
        1,
        no,
        false);
  }

  /** The stored name of the weight, with every number as {@code {}}. */
  String skeleton() {
    return raw ? plainName() : plainName() + ".weight";
  }

  /** The stored name with every number as {@code {}}. */
  String plainName() {
    return NameSkeleton.ofLettered(name);
  }

  /** Whether a tensor with this skeleton has the numbers that the name has in their places. */
  boolean fits(TensorPattern pattern) {
    return NameSkeleton.fits(pattern.name(), name);
  }

  /** The part of the model that its role belongs to. */
  public Part part() {
    return role.part();
  }

  /** Whether it is a buffer: stored but not learned. */
  public boolean buffer() {
    return part() == Part.BUFFER;
  }
}
