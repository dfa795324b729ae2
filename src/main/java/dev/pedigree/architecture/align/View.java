package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.TensorLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to see a stored tensor as a tensor of a class.
 *
 * @param dims [out, in] of a matrix
 * @param experts how many there are; 0 if it is none of experts
 * @param expertAxis the dimension along which they lie; -1 if they are numbered or there are none
 * @param leading how many stored dimensions make the first of the matrix together
 * @param inverted whether the matrix is stored [in, out]
 */
record View(List<Long> dims, long experts, int expertAxis, int leading, boolean inverted) {

  /** Which matrices in layers are stored [in, out]. */
  enum Way {
    /** Those that the class stores so. */
    AS_THE_CLASS,
    NONE,
    ALL;

    /** The ways that differ for a class. */
    static List<Way> of(Dialect dialect) {
      boolean some = dialect.tensors().stream().anyMatch(TensorSpec::inverted);
      return some ? List.of(values()) : List.of(NONE, ALL);
    }
  }

  /**
   * All ways to see a stored tensor as one form.
   *
   * @param experts how many numbered experts there are; else 0
   */
  static List<View> of(Form form, List<Long> shape, int experts, Way way) {
    List<View> views = new ArrayList<>();
    if (!form.numbered()) {
      if (experts == 0) {
        add(views, form, shape, 0, -1, way);
      }
    } else if (experts > 0) {
      add(views, form, shape, experts, -1, way);
    } else if (shape.size() > 1) {
      add(views, form, shape.subList(1, shape.size()), shape.get(0), 0, way);
    }
    return views;
  }

  private static void add(
      List<View> views, Form form, List<Long> shape, long experts, int axis, Way way) {
    int rank = form.dims().size();
    // Outside the layers, a matrix of one row gives a value or a class, and is no norm.
    boolean row = !form.layered() && shape.size() > 1;
    if (rank == 1 && !shape.isEmpty() && !row && (form.bias() || list(shape))) {
      views.add(new View(List.of(product(shape)), experts, axis, shape.size(), false));
    } else if (rank == 2) {
      for (int leading = 1; leading < shape.size(); leading++) {
        long first = product(shape.subList(0, leading));
        long rest = product(shape.subList(leading, shape.size()));
        boolean own = form.spec().inverted();
        boolean vector = first == 1 || rest == 1;
        // Converters turn the kernels of projections, and leave other matrices as they are.
        boolean kept = form.spec().raw() && !form.numbered() && !own;
        if (vector
            || kept
            || !form.layered()
            || way == Way.NONE
            || way == Way.AS_THE_CLASS && !own) {
          views.add(new View(List.of(first, rest), experts, axis, leading, false));
        }
        // A table that few programs turn is turned only if it has more rows than columns then;
        // the matrix that takes the patches of a picture has fewer.
        boolean turned = !form.table() || rest > first;
        if (turned
            && (vector || !form.layered() || way == Way.ALL || way == Way.AS_THE_CLASS && own)) {
          views.add(new View(List.of(rest, first), experts, axis, leading, true));
        }
      }
    } else if (rank == shape.size()) {
      views.add(new View(shape, experts, axis, 1, false));
    }
  }

  /** Experts as rows below each other, as a class stores them. */
  static List<View> rows(Form form, List<Long> shape, long experts) {
    boolean fits =
        form.spec().layout() == TensorLayout.STACKED_ROWS
            && shape.size() == 2
            && experts > 0
            && shape.get(0) % experts == 0;
    if (!fits) {
      return List.of();
    }
    long own = shape.get(0) / experts;
    boolean inverted = form.spec().inverted();
    List<Long> dims = inverted ? List.of(shape.get(1), own) : List.of(own, shape.get(1));
    return List.of(new View(dims, experts, 0, 1, inverted));
  }

  private static boolean list(List<Long> shape) {
    return shape.size() == 1 || shape.stream().filter(d -> d > 1).count() == 1;
  }

  private static long product(List<Long> dims) {
    return dims.stream().reduce(1L, (a, b) -> a * b);
  }
}
