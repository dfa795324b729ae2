package dev.pedigree.smoke.parts;

import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.shards.ModelParallel;
import dev.pedigree.weights.source.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors of a model in files, which are mapped into memory or read by ranges. */
public final class Weights implements Closeable {
  private final List<WeightBytes> files = new ArrayList<>();
  private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
  private final List<Tensor> headers = new ArrayList<>();

  private Weights() {}

  /** Opens files by their paths. */
  public interface Sources {
    /** The bytes of the file of this path. */
    ByteSource open(String path) throws IOException;
  }

  private interface Files {
    WeightBytes of(WeightHeader header) throws IOException;
  }

  /**
   * Maps weight files.
   *
   * @param folder the folder that their paths are relative to
   * @param headers the headers of the files
   * @param keyRows rows of a key matrix by the configuration, or −1
   */
  public static Weights open(Path folder, List<WeightHeader> headers, long keyRows)
      throws IOException {
    return open(header -> new MappedFile(folder.resolve(header.path())), headers, keyRows);
  }

  /**
   * Opens weight files of which only the tensors that are asked for are read.
   *
   * @param sources opens the file of a path
   * @param headers the headers of the files
   * @param keyRows rows of a key matrix by the configuration, or −1
   */
  public static Weights ranged(Sources sources, List<WeightHeader> headers, long keyRows)
      throws IOException {
    return open(
        header -> new RangedFile(() -> sources.open(header.path()), header.bytes()),
        headers,
        keyRows);
  }

  private static Weights open(Files open, List<WeightHeader> headers, long keyRows)
      throws IOException {
    Weights weights = new Weights();
    try {
      List<Map<String, StoredTensor>> shards = new ArrayList<>();
      for (WeightHeader header : headers) {
        shards.add(weights.tensors(open.of(header), header));
      }
      if (headers.size() > 1 && ModelParallel.of(headers)) {
        for (Tensor whole : ModelParallel.join(headers, keyRows).tensors()) {
          weights.headers.add(whole);
          weights.tensors.put(whole.name(), JoinedShards.tensor(whole, shards));
        }
      } else {
        headers.forEach(header -> weights.headers.addAll(header.tensors()));
        shards.forEach(weights.tensors::putAll);
      }
      return weights;
    } catch (IOException | RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  private Map<String, StoredTensor> tensors(WeightBytes file, WeightHeader header)
      throws IOException {
    files.add(file);
    file.order(bigEndian(header, file) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    Map<String, StoredTensor> mapped = new LinkedHashMap<>();
    for (Tensor tensor : header.tensors()) {
      if (tensor.offset() > file.size() - tensor.bytes()) {
        throw new IOException(
            header.path() + " ends before the data of " + tensor.name() + " does");
      }
      mapped.put(tensor.name(), Stored.tensor(file, tensor));
    }
    return mapped;
  }

  /**
   * Whether a GGUF file is big-endian: its version, a small number, is then large if read as
   * little-endian.
   */
  private static boolean bigEndian(WeightHeader header, WeightBytes file) {
    return header.format().equals("gguf")
        ? (file.at(4, 4).getInt(file.local(4)) & 0xffff) == 0
        : "big".equals(header.metadata().get("byteorder"));
  }

  /** Tensors by name. */
  public Map<String, StoredTensor> tensors() {
    return tensors;
  }

  /** The tensors as patterns, for reading the architecture. */
  public List<TensorPattern> patterns() {
    return TensorPattern.fold(headers);
  }

  /** The size of the files in bytes. */
  public long bytes() {
    return files.stream().mapToLong(WeightBytes::size).sum();
  }

  /** Bytes of files that were opened by ranges, as far as they were read. */
  public long read() {
    return files.stream()
        .filter(RangedFile.class::isInstance)
        .mapToLong(file -> ((RangedFile) file).read())
        .sum();
  }

  @Override
  public void close() throws IOException {
    for (WeightBytes file : files) {
      file.close();
    }
  }
}
