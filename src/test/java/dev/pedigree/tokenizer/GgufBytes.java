package dev.pedigree.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A GGUF file without tensors: metadata of strings, numbers and arrays of them. */
final class GgufBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private GgufBytes() {}

  static byte[] of(Map<String, Object> metadata) {
    GgufBytes file = new GgufBytes();
    file.out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    file.number(4, 3);
    file.number(8, 0);
    file.number(8, metadata.size());
    metadata.forEach(
        (key, value) -> {
          file.value(key);
          file.number(4, type(value));
          if (value instanceof List<?> list) {
            file.number(4, type(list.get(0)));
            file.number(8, list.size());
            list.forEach(file::value);
          } else {
            file.value(value);
          }
        });
    return file.out.toByteArray();
  }

  private static int type(Object value) {
    if (value instanceof List<?>) {
      return 9;
    }
    return value instanceof Float ? 6 : value instanceof Integer ? 5 : 8;
  }

  private void value(Object value) {
    if (value instanceof Float f) {
      number(4, Float.floatToRawIntBits(f));
    } else if (value instanceof Integer i) {
      number(4, i);
    } else {
      byte[] bytes =
          value instanceof byte[] raw ? raw : ((String) value).getBytes(StandardCharsets.UTF_8);
      number(8, bytes.length);
      out.writeBytes(bytes);
    }
  }

  private void number(int bytes, long value) {
    ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
    out.write(buffer.array(), 0, bytes);
  }
}
