package dev.pedigree.lineage.signature;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first eight bytes of the SHA-256 of rows of 32-bit floats, big-endian. */
final class RowDigest {
  private final MessageDigest sha = sha();

  static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void add(float[] values, int start, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * count);
    bytes.asFloatBuffer().put(values, start, count);
    sha.update(bytes);
  }

  long value() {
    return ByteBuffer.wrap(sha.digest()).getLong();
  }
}
