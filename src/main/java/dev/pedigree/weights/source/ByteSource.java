package dev.pedigree.weights.source;

import dev.pedigree.diagnostics.Finding;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Bytes that can be read from any position: a local file, or a remote one through ranged requests.
 */
public interface ByteSource extends Closeable {

  /** The name that findings show: a path inside the model folder or repository. */
  String name();

  /** Total size in bytes. */
  long size() throws IOException;

  /**
   * Reads bytes.
   *
   * @param offset from the start of the source, in bytes
   * @param length how many bytes
   * @return exactly {@code length} bytes, or fewer when the source ends before
   */
  byte[] read(long offset, int length) throws IOException;

  /**
   * Like {@link #read}, without a copy where the source can do that. Callers must not write to the
   * buffer. It stays valid after the source is closed.
   */
  default ByteBuffer view(long offset, int length) throws IOException {
    return ByteBuffer.wrap(read(offset, length));
  }

  /**
   * Announces reading forward from the start to a place not yet known. A remote source then makes
   * one request and ends it when closed.
   */
  default void sequential() {}

  /**
   * Reads the last bytes, or all when there are fewer. In a remote source this can be the first
   * request, which also tells the size.
   */
  default byte[] tail(int length) throws IOException {
    long size = size();
    int wanted = (int) Math.min(length, size);
    return read(size - wanted, wanted);
  }

  /** Whether each read at another place needs a request over the network. */
  default boolean remote() {
    return false;
  }

  /** What was odd about the source itself so far, such as a server that ignores ranges. */
  default List<Finding> findings() {
    return List.of();
  }

  @Override
  default void close() throws IOException {}
}
