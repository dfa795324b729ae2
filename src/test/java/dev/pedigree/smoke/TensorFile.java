package dev.pedigree.smoke;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a safetensors file. */
@SuppressWarnings("ByteBufferBackingArray") // all buffers are allocated here
public final class TensorFile {
  private final List<String> entries = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  public void add(String name, String dtype, byte[] bytes, int... shape) {
    String dimensions =
        IntStream.of(shape).mapToObj(Integer::toString).collect(Collectors.joining(","));
    entries.add(
        String.format(
            "\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}",
            name, dtype, dimensions, data.size(), data.size() + bytes.length));
    data.writeBytes(bytes);
  }

  public void floats(String name, float[] numbers, int... shape) {
    ByteBuffer bytes = buffer(4 * numbers.length);
    bytes.asFloatBuffer().put(numbers);
    add(name, "F32", bytes.array(), shape);
  }

  public void words(String name, String dtype, int[] numbers, int... shape) {
    ByteBuffer bytes = buffer(4 * numbers.length);
    bytes.asIntBuffer().put(numbers);
    add(name, dtype, bytes.array(), shape);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  void write(Path file) {
    byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = buffer(8 + header.length + data.size());
    all.putLong(header.length).put(header).put(data.toByteArray());
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, all.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
