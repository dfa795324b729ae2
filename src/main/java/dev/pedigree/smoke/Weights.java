package dev.pedigree.smoke;

import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.WeightHeader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors of a model, mapped from their files. */
final class Weights implements Closeable {
  private final List<MappedFile> files = new ArrayList<>();
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
  private final List<Tensor> headers = new ArrayList<>();

  private Weights() {}

  /**
   * Maps weight files.
   *
   * @param folder where their paths start
   * @param headers what the files hold
   */
  static Weights open(Path folder, List<WeightHeader> headers) throws IOException {
    Weights weights = new Weights();
    try {
      for (WeightHeader header : headers) {
        MappedFile file = new MappedFile(folder.resolve(header.path()));
        weights.files.add(file);
        file.order(bigEndian(header, file) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : header.tensors()) {
          weights.headers.add(tensor);
          weights.tensors.put(tensor.name(), Stored.tensor(file, tensor));
        }
      }
      return weights;
    } catch (IOException | RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  /** The version of a GGUF file is a small number; read the wrong way round it is a large one. */
  private static boolean bigEndian(WeightHeader header, MappedFile file) {
    return header.format().equals("gguf")
        ? (file.at(0).getInt(MappedFile.local(4)) & 0xffff) == 0
        : "big".equals(header.metadata().get("byteorder"));
  }

  /** Tensors by name. */
  Map<String, StoredTensor> tensors() {
    return tensors;
  }

  /** The tensors folded, as an architecture is read from. */
  List<TensorPattern> patterns() {
    return TensorPattern.fold(headers);
  }

  /** Bytes of the files. */
  long bytes() {
    return files.stream().mapToLong(MappedFile::size).sum();
  }

  @Override
  public void close() throws IOException {
    for (MappedFile file : files) {
      file.close();
    }
  }
}
