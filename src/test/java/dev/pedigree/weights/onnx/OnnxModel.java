package dev.pedigree.weights.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes protobuf messages field by field, also wrong ones. */
public final class OnnxModel {
  private OnnxModel() {}

  /** A model with one graph, after the fields that every model has. */
  public static byte[] model(byte[]... graphFields) {
    return join(number(1, 10), message(8, number(2, 21)), message(7, graphFields));
  }

  /** An initialiser: field 5 of a graph. */
  public static byte[] initialiser(byte[]... fields) {
    return message(5, fields);
  }

  /** Name, type and dimensions of a tensor. */
  public static byte[] tensor(String name, int type, long... dimensions) {
    byte[] out = join(number(2, type), text(8, name));
    for (long dimension : dimensions) {
      out = join(number(1, dimension), out);
    }
    return out;
  }

  /** Place of an external tensor: keys and values, and the field that says it is external. */
  public static byte[] external(String... pairs) {
    byte[] out = number(14, 1);
    for (int i = 0; i < pairs.length; i += 2) {
      out = join(out, message(13, text(1, pairs[i]), text(2, pairs[i + 1])));
    }
    return out;
  }

  /** A node with one attribute. */
  public static byte[] node(String operator, byte[]... attribute) {
    return message(1, text(4, operator), message(5, attribute));
  }

  public static byte[] raw(int bytes) {
    return bytes(9, new byte[bytes]);
  }

  public static byte[] number(int field, long value) {
    return join(varint((long) field << 3), varint(value));
  }

  public static byte[] text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] message(int field, byte[]... fields) {
    return bytes(field, join(fields));
  }

  public static byte[] bytes(int field, byte[] value) {
    return join(varint((long) field << 3 | 2), varint(value.length), value);
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  public static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
    return out.toByteArray();
  }
}
