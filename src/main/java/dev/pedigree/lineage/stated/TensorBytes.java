package dev.pedigree.lineage.stated;

import dev.pedigree.weights.NamePrefix;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the bytes of tensors that two folders store under one name. */
public final class TensorBytes {
  /** Most bytes that are read of each side; a comparison should not take longer than a minute. */
  private static final long MOST = 4L << 30;

  private static final int BLOCK = 1 << 20;

  private TensorBytes() {}

  /** A tensor and the file that it lies in. */
  private record Stored(WeightHeader file, Tensor tensor) {}

  /**
   * What comparing them shows.
   *
   * @param a the folder of the first, whose headers were read
   * @param b the folder of the second
   */
  public static SameBytes compare(
      Path a, List<WeightHeader> headersA, Path b, List<WeightHeader> headersB) {
    Map<String, Stored> left = stored(headersA);
    Map<String, Stored> right = stored(headersB);
    long equal = 0;
    long different = 0;
    long skipped = 0;
    long read = 0;
    try (Files mine = new Files(a);
        Files theirs = new Files(b)) {
      for (Map.Entry<String, Stored> entry : left.entrySet()) {
        Stored one = entry.getValue();
        Stored other = right.get(entry.getKey());
        if (other == null || !comparable(one.tensor(), other.tensor())) {
          continue;
        }
        if (read + one.tensor().bytes() > MOST) {
          skipped++;
          continue;
        }
        read += one.tensor().bytes();
        if (same(mine.of(one.file()), one.tensor(), theirs.of(other.file()), other.tensor())) {
          equal++;
        } else {
          different++;
        }
      }
    } catch (IOException e) {
      // A file that can be opened for its header and not read on: what was compared still holds.
      skipped += left.size() - equal - different - skipped;
    }
    return new SameBytes(equal, different, skipped);
  }

  private static Map<String, Stored> stored(List<WeightHeader> headers) {
    Map<String, Stored> stored = new LinkedHashMap<>();
    for (WeightHeader header : headers) {
      header
          .tensors()
          .forEach(t -> stored.putIfAbsent(NamePrefix.unwrapped(t.name()), new Stored(header, t)));
    }
    return stored;
  }

  private static boolean comparable(Tensor a, Tensor b) {
    return a.hasData()
        && b.hasData()
        && a.dtype().equals(b.dtype())
        && a.shape().equals(b.shape())
        && a.storage().equals(b.storage())
        && a.bytes() == b.bytes();
  }

  private static boolean same(ByteSource a, Tensor one, ByteSource b, Tensor other)
      throws IOException {
    for (long at = 0; at < one.bytes(); at += BLOCK) {
      int length = (int) Math.min(BLOCK, one.bytes() - at);
      byte[] left = a.read(one.offset() + at, length);
      byte[] right = b.read(other.offset() + at, length);
      if (left.length != length || !Arrays.equals(left, right)) {
        return false;
      }
    }
    return true;
  }

  /** The weight files of a folder, each opened once. */
  private static final class Files implements AutoCloseable {
    private final Path folder;
    private final Map<String, ByteSource> open = new HashMap<>();

    Files(Path folder) {
      this.folder = folder;
    }

    ByteSource of(WeightHeader header) throws IOException {
      ByteSource source = open.get(header.path());
      if (source == null) {
        source = new FileSource(header.path(), folder.resolve(header.path()));
        open.put(header.path(), source);
      }
      return source;
    }

    @Override
    public void close() throws IOException {
      for (ByteSource source : open.values()) {
        source.close();
      }
    }
  }
}
