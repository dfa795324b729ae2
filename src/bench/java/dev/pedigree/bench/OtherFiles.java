package dev.pedigree.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of many one-number tensors in the other formats, the same bytes at every call. */
final class OtherFiles {
  private OtherFiles() {}

  static byte[] safetensors(int count) {
    StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
    for (int i = 0; i < count; i++) {
      header
          .append(",\"")
          .append(name(i))
          .append("\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[")
          .append(4 * i)
          .append(',')
          .append(4 * i + 4)
          .append("]}");
    }
    header.append("}").append(" ".repeat(7 - (header.length() + 7) % 8));
    return new Bytes().u64(header.length()).text(header.toString()).zeros(4L * count).all();
  }

  static byte[] index(int count) {
    StringBuilder index = new StringBuilder("{\"metadata\":{\"total_size\":");
    index.append(4L * count).append("},\"weight_map\":{");
    for (int i = 0; i < count; i++) {
      index.append(i == 0 ? "\"" : ",\"").append(name(i)).append("\":\"model-");
      index.append(String.format("%05d", i * 100L / count + 1)).append("-of-00100.safetensors\"");
    }
    return index.append("}}").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What {@code torch.save} writes since 1.6: a zip with one pickle and a file each storage. */
  static byte[] torchZip(int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      stored(zip, "archive/data.pkl", stateDict(count));
      stored(zip, "archive/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < count; i++) {
        stored(zip, "archive/data/" + i, new byte[4]);
      }
      stored(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
  }

  /** What {@code torch.save} wrote before: five pickles, then the storages. */
  static byte[] torchLegacy(int count) {
    Bytes file = new Bytes().u8(0x80, 2, 0x8a, 10);
    file.u8(0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, '.');
    file.u8(0x80, 2, 'M').u16(1001).u8('.');
    file.u8(0x80, 2, '}', '(');
    string(file, "protocol_version").u8('M').u16(1001);
    string(file, "little_endian").u8(0x88, 'u', '.');
    file.bytes(stateDict(count));
    file.u8(0x80, 2, ']', '(');
    for (int i = 0; i < count; i++) {
      string(file, Integer.toString(i));
    }
    file.u8('e', '.');
    for (int i = 0; i < count; i++) {
      file.u64(1).u32(0);
    }
    return file.all();
  }

  private static byte[] stateDict(int count) {
    Bytes pickle = new Bytes().u8(0x80, 2);
    pickle.text("ccollections\nOrderedDict\n").u8(')', 'R', '(');
    for (int i = 0; i < count; i++) {
      string(pickle, name(i)).text("ctorch._utils\n_rebuild_tensor_v2\n").u8('(', '(');
      string(pickle, "storage").text("ctorch\nFloatStorage\n");
      string(string(pickle, Integer.toString(i)), "cpu").u8('K', 1, 't', 'Q');
      pickle.u8('K', 0, 'K', 1, 0x85, 'K', 1, 0x85, 0x89);
      pickle.text("ccollections\nOrderedDict\n").u8(')', 'R', 't', 'R');
    }
    return pickle.u8('u', '.').all();
  }

  private static Bytes string(Bytes pickle, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return pickle.u8('X').u32(bytes.length).bytes(bytes);
  }

  static byte[] onnx(int count) {
    Bytes graph = new Bytes().field(2, "graph".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < count; i++) {
      Bytes tensor = new Bytes().field(1, 1).field(2, 1);
      tensor.field(8, name(i).getBytes(StandardCharsets.UTF_8)).field(9, new byte[4]);
      graph.field(5, tensor.all());
    }
    Bytes opset = new Bytes().field(2, 17);
    return new Bytes().field(1, 8).field(7, graph.all()).field(8, opset.all()).all();
  }

  private static String name(int i) {
    return "model.layers." + i / 10 + ".part_" + i % 10 + ".weight";
  }
}
