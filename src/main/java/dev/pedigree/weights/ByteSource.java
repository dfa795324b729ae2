package dev.pedigree.weights;

import java.io.Closeable;
import java.io.IOException;

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

  @Override
  default void close() throws IOException {}
}
