package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.DialectClashes;
import dev.pedigree.architecture.dialect.Expression;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.architecture.role.TensorRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A tensor that a class has, as it is compared with stored ones: without layer and expert, and as a
 * matrix [out, in] however the class stores it.
 *
 * @param spec the entry of the dialect
 * @param bias whether this is the bias beside it, and not the tensor itself
 * @param layered whether each layer has one
 * @param numbered whether each expert has one, as a tensor of its own or as a part of one
 * @param dims its dimensions: [out, in] of a matrix
 * @param layers the layers in which it has these dimensions; empty if they do not depend on them
 */
record Form(
    TensorSpec spec,
    boolean bias,
    boolean layered,
    boolean numbered,
    List<Expression> dims,
    List<Integer> layers) {

  static Form of(TensorSpec spec) {
    boolean layered = spec.name().contains("{l}");
    boolean rows = spec.layout() == TensorLayout.STACKED_ROWS;
    boolean stacked = stacked(spec);
    List<Expression> dims =
        new ArrayList<>(stacked ? spec.shape().subList(1, spec.shape().size()) : spec.shape());
    if (rows) {
      dims.set(0, Expression.parse(dims.get(0).toString().replace("experts * ", "")));
    }
    if (spec.inverted()) {
      Collections.reverse(dims);
    }
    return new Form(
        spec, false, layered, stacked || rows || spec.name().contains("{e}"), dims, List.of());
  }

  /** Whether it has a row for each token or position. */
  boolean table() {
    return spec.role().role() == Role.EMBED || spec.role().role() == Role.POS_EMBED;
  }

  /** The form of the bias beside it. */
  Form biased() {
    return new Form(spec, true, layered, numbered, dims.subList(0, 1), layers);
  }

  /** The form as it is in some layers. */
  Form in(List<Integer> some, List<Long> shape) {
    List<Expression> own = shape.stream().map(d -> Expression.parse(d.toString())).toList();
    return new Form(spec, bias, layered, numbered, own, some);
  }

  /** Whether the class stores all experts in one tensor, one after the other. */
  private static boolean stacked(TensorSpec spec) {
    return spec.role().part().routed()
        && spec.shape().size() > 1
        && spec.shape().get(0).toString().equals("experts");
  }

  /** How many of its dimensions are not a single size. */
  long open() {
    return dims.stream().filter(d -> d.bareSize().isEmpty()).count();
  }

  boolean always() {
    return DialectClashes.always(spec) && (!bias || DialectClashes.always(spec.bias()));
  }

  /** Equal for forms of two classes that a search cannot tell apart. */
  List<Object> likeness(boolean paired) {
    return List.of(
        role(),
        layered,
        numbered,
        loose(),
        spec.raw(),
        spec.inverted(),
        spec.layout(),
        spec.when().toString(),
        paired || bias ? spec.bias().toString() : "",
        spec.times().toString(),
        dims.stream().map(Expression::toString).toList());
  }

  /** Its role. */
  TensorRole role() {
    return bias ? new TensorRole(spec.role().role(), TensorRole.Kind.BIAS) : spec.role();
  }

  /** A shape as the class stores it. */
  List<Long> shape(List<Long> found, long experts) {
    List<Long> shape = new ArrayList<>(found);
    if (spec.inverted() && !bias) {
      Collections.reverse(shape);
    }
    if (spec.layout() == TensorLayout.STACKED_ROWS) {
      shape.set(0, shape.get(0) * experts);
    } else if (stacked(spec)) {
      shape.add(0, experts);
    }
    return shape;
  }

  /** Whether the class has a tensor for each expert. */
  boolean loose() {
    return spec.name().contains("{e}");
  }
}
