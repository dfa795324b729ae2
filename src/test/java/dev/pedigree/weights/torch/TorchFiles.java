package dev.pedigree.weights.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small PyTorch files, put together from opcodes written as Latin-1 text. */
public final class TorchFiles {
  /** Opcodes that make a tensor of four floats, 2 by 2, from storage 0. */
  public static final String TENSOR =
      tensor("ctorch._utils\n_rebuild_tensor_v2\n", "FloatStorage", 4, "");

  private TorchFiles() {}

  /** Opcodes of a tensor, 2 by 2, from storage 0; {@code more} follows the six usual arguments. */
  static String tensor(String function, String storage, int elements, String more) {
    return function
        + "((X\7\0\0\0storagectorch\n"
        + storage
        + "\nX\1\0\0\0000X\3\0\0\0cpuK"
        + (char) elements
        + "tQK\0K\2K\2\206K\2K\1\206\211ccollections\nOrderedDict\n)R"
        + more
        + "tR";
  }

  /** An archive with a pickle of protocol 2 and one storage, {@code 0}. */
  public static byte[] zip(String opcodes, int storageBytes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(all)) {
      entry(zip, "archive/data.pkl", pickle(opcodes));
      entry(zip, "archive/data/0", new byte[storageBytes]);
      entry(zip, "archive/version", ascii("3\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** A legacy file: five pickles and one storage, {@code 0}, of floats. */
  public static byte[] legacy(String opcodes, int elements) {
    return join(
        pickle("\212\12l\374\234F\371 j\250P\31"),
        pickle("M\351\3"),
        pickle("}(X\15\0\0\0little_endian\210u"),
        pickle(opcodes),
        pickle("](X\1\0\0\0000e"),
        longs(elements),
        new byte[4 * elements]);
  }

  static byte[] pickle(String opcodes) {
    return ascii("\200\2" + opcodes + ".");
  }

  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return bytes.array();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
