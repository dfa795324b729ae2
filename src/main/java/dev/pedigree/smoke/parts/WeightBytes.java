package dev.pedigree.smoke.parts;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The bytes of a weight file. */
interface WeightBytes extends Closeable {

  /** Sets the byte order of numbers; little-endian by default. */
  void order(ByteOrder stored);

  /** Whether numbers are big-endian. */
  boolean bigEndian();

  /** The size of the file in bytes. */
  long size();

  /**
   * A buffer with some bytes, to be read by absolute index from {@link #local} on.
   *
   * @param length at most 2^28
   */
  ByteBuffer at(long offset, int length);

  /** The index of an offset in the buffer that {@link #at} gives for it. */
  int local(long offset);
}
