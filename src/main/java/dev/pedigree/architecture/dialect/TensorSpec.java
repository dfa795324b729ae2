package dev.pedigree.architecture.dialect;

import dev.pedigree.weights.TensorPattern;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line under {@code tensors} of a dialect file.
 *
 * @param role canonical, without {@code .weight}
 * @param name stored name, with {@code {l}} for the layer and {@code {e}} for the expert; without
 *     {@code .weight} unless raw
 * @param raw whether the name is complete, so that neither {@code .weight} nor {@code .bias} is
 *     added
 * @param shape of the weight, one expression for each dimension
 * @param bias whether a bias is stored beside it
 * @param when when the tensor exists; may ask for the layer {@code l}
 * @param parts roles inside a fused tensor, in their order; empty for a tensor of one role
 * @param layout how the parts lie in a fused tensor: {@code concat}, {@code per-head}, {@code
 *     grouped}, {@code interleaved}, {@code shards-qvk}; or what is special about a tensor of one
 *     role: {@code rope-pairs} (the rows of each head in the order x0, x[d/2], x1, x[d/2+1] …),
 *     {@code plus-one} (gains with the one of {@code 1 + w} added), {@code stacked-rows} (experts
 *     below each other); else empty
 * @param values learned numbers in one stored element: 2 for two 4-bit numbers in a byte
 * @param buffer whether it is a constant that the program can compute, not a learned number
 * @param times how often the tensor exists in a layer, where its name has {@code {e}}: usually once
 *     for each expert
 * @param inverted whether the matrix is stored [in, out] instead of [out, in]
 */
public record TensorSpec(
    String role,
    String name,
    boolean raw,
    List<Expression> shape,
    Expression bias,
    Expression when,
    List<String> parts,
    String layout,
    int values,
    boolean buffer,
    Expression times,
    boolean inverted) {

  private static final Pattern LETTERS = Pattern.compile("\\{[a-z]}");

  /** Something that no program learns, in a file whose names nobody knows. */
  public static TensorSpec unknownBuffer(TensorPattern pattern) {
    Expression no = Expression.parse("false");
    return new TensorSpec(
        pattern.indices().isEmpty() ? "buffer.unknown" : "layer.buffer.unknown",
        pattern.indices().isEmpty() ? "unknown" : "unknown.{l}",
        true,
        List.of(),
        no,
        no,
        List.of(),
        "",
        1,
        true,
        no,
        false);
  }

  /** The stored name of the weight, with every number as {@code {}}. */
  String skeleton() {
    return raw ? plainName() : plainName() + ".weight";
  }

  /** The name with every number as {@code {}}. */
  String plainName() {
    return LETTERS.matcher(name).replaceAll("{}");
  }

  /** The role of the weight. */
  String weightRole() {
    return raw ? role : role + ".weight";
  }
}
