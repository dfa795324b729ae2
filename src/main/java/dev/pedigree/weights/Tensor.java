package dev.pedigree.weights;

import java.util.List;
import java.util.Set;

/**
 * One tensor as its header declares it.
 *
 * @param name the name in the file
 * @param dtype the element type in safetensors spelling: {@code BF16}, {@code F32}, {@code F8_E4M3}
 *     …
 * @param shape row-major (torch order), in elements; empty for a scalar
 * @param offset first byte, from the start of the file
 * @param bytes size of the data, in bytes
 * @param storage how the data lies, where that is more than plain row-major; empty otherwise
 */
public record Tensor(
    String name, String dtype, List<Long> shape, long offset, long bytes, String storage) {

  /** The storage of the value of a Constant node of an ONNX graph. */
  public static final String IN_NODE = "in a node";

  /** The storage of an initialiser of a graph inside an ONNX graph. */
  public static final String IN_SUBGRAPH = "in a sub-graph";

  /** The storage of the values of a sparse tensor of an ONNX graph. */
  public static final String SPARSE = "sparse";

  private static final Set<String> CONSTANTS = Set.of(IN_NODE, IN_SUBGRAPH, SPARSE);

  public Tensor {
    shape = List.copyOf(shape);
  }

  /**
   * Number of elements: the product of the shape, 1 for a scalar; {@link Long#MAX_VALUE} where a
   * hostile shape has more.
   */
  public long elements() {
    return Extent.atMost(Extent.elements(shape));
  }

  /** Whether offset and bytes say where its data are; false for data that are nowhere. */
  public boolean hasData() {
    return bytes > 0 || elements() == 0;
  }

  /** Whether an ONNX file has it as a constant of its computation and not as a weight. */
  boolean constant() {
    return CONSTANTS.contains(storage);
  }

  /** The same tensor with a storage, unless it has one already. */
  public Tensor stored(String how) {
    return new Tensor(name, dtype, shape, offset, bytes, storage.isEmpty() ? how : storage);
  }
}
