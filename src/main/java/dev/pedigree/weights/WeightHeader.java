package dev.pedigree.weights;

import java.util.List;
import java.util.Map;

/**
 * What one weight file says about itself.
 *
 * @param path the file, inside the model folder or repository
 * @param format {@code safetensors} …
 * @param version the version of the format, or empty when the format has none
 * @param bytes size of the whole file
 * @param headerBytes bytes before the tensor data
 * @param tensors in file order
 * @param metadata free text the file carries, in file order
 */
public record WeightHeader(
    String path,
    String format,
    String version,
    long bytes,
    long headerBytes,
    List<Tensor> tensors,
    Map<String, Object> metadata) {

  /** The same header with another path. */
  public WeightHeader at(String other) {
    return new WeightHeader(other, format, version, bytes, headerBytes, tensors, metadata);
  }

  /** The element type of one of the tensors as the format of the file spells it. */
  public String written(Tensor tensor) {
    if (format.startsWith("torch")) {
      return TorchType.written(tensor.dtype());
    }
    return format.equals("onnx") ? OnnxType.written(tensor.dtype()) : tensor.dtype();
  }

  /**
   * Whether one of the tensors holds weights of the model. An ONNX file also has constants of its
   * computation.
   */
  public boolean weighs(Tensor tensor) {
    return !format.equals("onnx") || !tensor.constant();
  }
}
