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
   * The same bytes as {@link #read}, without a copy where the source can do that. The buffer is
   * read-only in spirit: nobody writes to it. It stays valid after the source is closed.
   */
  default ByteBuffer view(long offset, int length) throws IOException {
    return ByteBuffer.wrap(read(offset, length));
  }

  /**
   * Says that what is read next goes forward from the start and ends nobody knows where; a remote
   * source then asks once and stops listening when it is closed.
   */
  default void sequential() {}

  /**
   * Reads the last bytes, all of them when there are fewer. A remote source that was not asked
   * before learns its size by it.
   */
  default byte[] tail(int length) throws IOException {
    long size = size();
    int wanted = (int) Math.min(length, size);
    return read(size - wanted, wanted);
  }

  /** Whether each read from another place takes a request over the network. */
  default boolean remote() {
    return false;
  }

  /** What was odd about the source itself, so far: a server that answers more than was asked. */
  default List<Finding> findings() {
    return List.of();
  }

  @Override
  default void close() throws IOException {}
}
