package dev.pedigree.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Grows by little-endian numbers and texts. */
final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Bytes u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  Bytes u16(int value) {
    return u8(value, value >> 8);
  }

  Bytes u32(long value) {
    return u16((int) value).u16((int) (value >> 16));
  }

  Bytes u64(long value) {
    return u32(value).u32(value >> 32);
  }

  Bytes text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Bytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** A protobuf field of length and content. */
  Bytes field(int number, byte[] content) {
    return varint(number << 3 | 2).varint(content.length).bytes(content);
  }

  /** A protobuf field that is a number. */
  Bytes field(int number, long value) {
    return varint(number << 3).varint(value);
  }

  private Bytes varint(long value) {
    for (; value > 0x7f; value >>>= 7) {
      u8((int) (value & 0x7f | 0x80));
    }
    return u8((int) value);
  }

  Bytes zeros(long count) {
    return bytes(new byte[(int) count]);
  }

  /** Zeros up to a multiple of {@code alignment}. */
  Bytes align(int alignment) {
    return zeros((alignment - size() % alignment) % alignment);
  }

  int size() {
    return out.size();
  }

  byte[] all() {
    return out.toByteArray();
  }
}
