package dev.pedigree.site.card;

import java.util.Arrays;

/**
 * Packs bytes by the method "deflate" (RFC 1951), in one block of fixed codes. The packing of Java
 * is that of a library of the machine, and its bytes differ between machines.
 */
final class Deflate {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 258;
  private static final int WINDOW = 1 << 15;
  private static final int SLOTS = 1 << 15;

  /** Of what is repeated, only the last places are remembered: the rest was seen before. */
  private static final int NOTED = 16;

  /** The least length of each code from 257 on, and the bits that follow it (section 3.2.5). */
  private static final int[] LENGTHS = {
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258
  };

  private static final int[] LENGTH_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
  };

  private final byte[] bytes;
  private byte[] out = new byte[1 << 15];
  private int size;
  private final int[] last = new int[SLOTS];
  private int bits;
  private int held;

  private Deflate(byte[] bytes) {
    this.bytes = bytes;
    Arrays.fill(last, -WINDOW - 1);
  }

  static byte[] of(byte[] bytes) {
    return new Deflate(bytes).packed();
  }

  private byte[] packed() {
    put(1, 1); // the last block
    put(1, 2); // fixed codes
    int at = 0;
    while (at < bytes.length) {
      int from = at + SHORTEST <= bytes.length ? remembered(at) : -1;
      int length = from < 0 || at - from > WINDOW ? 0 : equal(from, at);
      if (length >= SHORTEST) {
        again(length, at - from);
        for (int i = Math.max(1, length - NOTED);
            i < length && at + i + SHORTEST <= bytes.length;
            i++) {
          remembered(at + i);
        }
        at += length;
      } else {
        code(bytes[at++] & 0xff);
      }
    }
    code(256); // the end
    put(0, 7); // fills the last byte
    return Arrays.copyOf(out, size);
  }

  /** Where the bytes at a place were seen last, as far as that is known; remembers the place. */
  private int remembered(int at) {
    int word =
        (bytes[at] & 0xff)
            | (bytes[at + 1] & 0xff) << 8
            | (bytes[at + 2] & 0xff) << 16
            | bytes[at + 3] << 24;
    int slot = word * 0x9e3779b1 >>> 17;
    int before = last[slot];
    last[slot] = at;
    return before;
  }

  private int equal(int from, int at) {
    int most = Math.min(LONGEST, bytes.length - at);
    int differs = Arrays.mismatch(bytes, from, from + most, bytes, at, at + most);
    return differs < 0 ? most : differs;
  }

  private void again(int length, int distance) {
    int code = Arrays.binarySearch(LENGTHS, length);
    code = code < 0 ? -code - 2 : code;
    code(257 + code);
    put(length - LENGTHS[code], LENGTH_BITS[code]);
    // Two codes for each power of two, from 4 on.
    int high = 31 - Integer.numberOfLeadingZeros(Math.max(1, distance - 1));
    int extra = Math.max(0, high - 1);
    int number = distance <= 2 ? distance - 1 : 2 * high + (distance - 1 >> extra & 1);
    put(Integer.reverse(number) >>> 27, 5);
    put(distance - 1 & (1 << extra) - 1, extra);
  }

  /** The fixed code of a byte, a length or the end (section 3.2.6). */
  private void code(int symbol) {
    if (symbol < 144) {
      reversed(0x30 + symbol, 8);
    } else if (symbol < 256) {
      reversed(0x190 + symbol - 144, 9);
    } else if (symbol < 280) {
      reversed(symbol - 256, 7);
    } else {
      reversed(0xc0 + symbol - 280, 8);
    }
  }

  /** Codes begin with their highest bit, numbers with their lowest. */
  private void reversed(int code, int length) {
    put(Integer.reverse(code) >>> 32 - length, length);
  }

  private void put(int value, int length) {
    held |= value << bits;
    bits += length;
    while (bits >= 8) {
      if (size == out.length) {
        out = Arrays.copyOf(out, 2 * size);
      }
      out[size++] = (byte) held;
      held >>>= 8;
      bits -= 8;
    }
  }
}
