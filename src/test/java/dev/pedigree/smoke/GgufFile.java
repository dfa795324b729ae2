package dev.pedigree.smoke;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a GGUF file of version 3, in either byte order. */
final class GgufFile {
  private static final int ALIGNMENT = 32;

  /** A tensor; {@code shape} as in GGUF, the length of a row first. */
  record Entry(String name, int type, byte[] data, long... shape) {}

  private final ByteOrder order;
  private final Map<String, Object> metadata = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  GgufFile(ByteOrder order) {
    this.order = order;
  }

  /** A text, a float, or a 32-bit number without sign. */
  void put(String key, Object value) {
    metadata.put(key, value);
  }

  void add(Entry entry) {
    entries.add(entry);
  }

  void write(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    u32(out, 3);
    u64(out, entries.size());
    u64(out, metadata.size());
    metadata.forEach(
        (key, value) -> {
          text(out, key);
          if (value instanceof String text) {
            u32(out, 8);
            text(out, text);
          } else if (value instanceof Float number) {
            u32(out, 6);
            u32(out, Float.floatToIntBits(number));
          } else {
            u32(out, 4);
            u32(out, (Integer) value);
          }
        });
    long offset = 0;
    for (Entry entry : entries) {
      text(out, entry.name());
      u32(out, entry.shape().length);
      for (long size : entry.shape()) {
        u64(out, size);
      }
      u32(out, entry.type());
      u64(out, offset);
      offset += padded(entry.data().length);
    }
    out.writeBytes(new byte[padded(out.size()) - out.size()]);
    for (Entry entry : entries) {
      out.writeBytes(entry.data());
      out.writeBytes(new byte[padded(entry.data().length) - entry.data().length]);
    }
    Files.createDirectories(file.getParent());
    Files.write(file, out.toByteArray());
  }

  private static int padded(int size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    u64(out, bytes.length);
    out.writeBytes(bytes);
  }

  private void u32(ByteArrayOutputStream out, int value) {
    out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
  }

  private void u64(ByteArrayOutputStream out, long value) {
    out.writeBytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
  }
}
