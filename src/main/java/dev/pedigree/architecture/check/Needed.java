package dev.pedigree.architecture.check;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bytes that the tensors of a description need.
 *
 * @param total the parameters that it counts
 * @param output the elements of the output matrix; 0 if not known
 * @param described whether the description counts an output matrix
 * @param tensors how many tensors it has
 * @param type the number type that the configuration names; empty if none
 * @param masks the elements of causal masks that such models may store; 0 if they store none
 * @param smallBuffers most bytes of other tensors that are stored but not learned
 */
public record Needed(
    long total,
    long output,
    boolean described,
    long tensors,
    String type,
    long masks,
    long smallBuffers) {
  private static final Map<String, Integer> WIDTHS =
      Map.of("float64", 8, "float32", 4, "float16", 2, "half", 2, "bfloat16", 2, "float", 4);

  private static final Set<Role> MASKS = Set.of(Role.MASK, Role.CAUSAL_MASK);

  /** Most bytes of a table of frequencies or of a scalar. */
  private static final long SMALL = 1024;

  /** Whether an output matrix is stored. */
  enum Head {
    AS_DESCRIBED,
    /** Beside an embedding that is described as tied to it. */
    STORED_TOO,
    /** Not stored, though described. */
    NOT_STORED
  }

  /**
   * What the tensors need that a dialect expects for a configuration.
   *
   * @param total the parameters of these tensors
   * @param buffers how many tensors are known to be stored that are not learned
   */
  public static Needed of(Candidate candidate, long total, long buffers) {
    Binding expected = candidate.binding();
    Config config = candidate.config();
    long rows = Math.max(0, candidate.sizes().number(Size.VOCAB_ROWS));
    long width = Math.max(0, candidate.sizes().number(Size.WIDTH));
    Object written = config.get("torch_dtype").value();
    Object type = config.get("dtype").value() == null ? written : config.get("dtype").value();
    long tensors = expected.bound().stream().mapToLong(b -> b.pattern().count()).sum();
    return new Needed(
        total,
        rows < 1L << 31 && width < 1L << 31 ? rows * width : 0,
        expected.has(Role.HEAD.weight()),
        tensors,
        type == null ? "" : Config.type(type),
        masks(candidate),
        SMALL * buffers);
  }

  private static long masks(Candidate candidate) {
    long context = candidate.sizes().number(Size.CONTEXT);
    long layers = candidate.sizes().number(Size.LAYERS);
    boolean stores =
        candidate.dialect().tensors().stream()
            .map(TensorSpec::role)
            .anyMatch(r -> MASKS.contains(r.role()));
    return stores && context > 0 && context < 1L << 20 && layers > 0 && layers < 1L << 12
        ? layers * context * context
        : 0;
  }

  /** Bytes of a number in the type of the configuration; 0 if it names none that is known. */
  int declared() {
    return WIDTHS.getOrDefault(type, 0);
  }

  /** The bytes that a number may take, the declared ones first. */
  List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    if (declared() > 0) {
      widths.add(declared());
    }
    for (int width : List.of(2, 4, 1)) {
      if (!widths.contains(width)) {
        widths.add(width);
      }
    }
    return widths;
  }

  /** The ways in which an output matrix may be stored. */
  List<Head> heads() {
    return output == 0
        ? List.of(Head.AS_DESCRIBED)
        : List.of(Head.AS_DESCRIBED, described ? Head.NOT_STORED : Head.STORED_TOO);
  }

  /** The bytes that masks may take. */
  List<Long> buffers() {
    return masks == 0 ? List.of(0L) : List.of(0L, masks, 2 * masks, 4 * masks);
  }

  /** The numbers that are stored. */
  long parameters(Head head) {
    return switch (head) {
      case AS_DESCRIBED -> total;
      case STORED_TOO -> total + output;
      case NOT_STORED -> total - output;
    };
  }

  /** The bytes that the numbers need. */
  long bytes(int width, Head head) {
    return width * parameters(head);
  }
}
