package dev.pedigree.crawl;

import dev.pedigree.crawl.lfs.LfsPointer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small safetensors file.
 *
 * @param bytes the whole file
 */
public record TinyWeights(byte[] bytes) {

  /** Tensors of half precision with four elements each. */
  public static TinyWeights of(String... names) {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < names.length; i++) {
      header
          .append(i == 0 ? "" : ",")
          .append('"')
          .append(names[i])
          .append("\":{\"dtype\":\"F16\",\"shape\":[2,2],\"data_offsets\":[")
          .append(8 * i)
          .append(',')
          .append(8 * i + 8)
          .append("]}");
    }
    return whole(header.append('}').toString(), 8 * names.length);
  }

  private static TinyWeights whole(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
    out.writeBytes(json);
    out.writeBytes(new byte[dataBytes]);
    return new TinyWeights(out.toByteArray());
  }

  public String oid() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tensors of single precision with the given shapes, by name. */
  public static TinyWeights of(Map<String, List<Integer>> shapes) {
    StringBuilder header = new StringBuilder("{");
    long at = 0;
    for (Map.Entry<String, List<Integer>> tensor : new TreeMap<>(shapes).entrySet()) {
      long bytes = 4;
      for (int size : tensor.getValue()) {
        bytes *= size;
      }
      header
          .append(at == 0 ? "" : ",")
          .append('"')
          .append(tensor.getKey())
          .append("\":{\"dtype\":\"F32\",\"shape\":")
          .append(tensor.getValue())
          .append(",\"data_offsets\":[")
          .append(at)
          .append(',')
          .append(at + bytes)
          .append("]}");
      at += bytes;
    }
    return whole(header.append('}').toString(), (int) at);
  }

  LfsPointer pointer() {
    return new LfsPointer(oid(), bytes.length);
  }

  int headerBytes() {
    return 8 + (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  /** Stores the content as git-lfs does. */
  void storeIn(Path lfsObjects) throws IOException {
    String oid = oid();
    Path folder = lfsObjects.resolve(oid.substring(0, 2)).resolve(oid.substring(2, 4));
    Files.createDirectories(folder);
    Files.write(folder.resolve(oid), bytes);
  }

  /** The two halves of a model. */
  static List<TinyWeights> shards() {
    return List.of(
        of("model.layers.0.a", "model.layers.1.a"), of("model.layers.2.a", "model.norm"));
  }
}
