package dev.pedigree.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.weights.torch.TorchFiles;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 256 MiB of heap are enough for any input, large or written to exhaust memory. */
@Tag("slow")
class SmallHeapTest {
  private static final int MEBI = 1 << 20;

  @TempDir Path folder;

  private final Map<Path, String> outcomes = new LinkedHashMap<>();

  /** Writes the content of a file. */
  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  @Test
  void largeFilesAreReadAndBombsAreRefused() throws Exception {
    sound("many.safetensors", SmallHeapTest::manySafetensors);
    sound("many.gguf", SmallHeapTest::manyGguf);
    sound("vocabulary.gguf", SmallHeapTest::vocabulary);
    sound("many.pt", out -> archive(out, manyTorch()));
    refused("claims.safetensors", "header-not-json", out -> header(out, 100_000_000, ' '));
    refused("objects.safetensors", "", out -> header(out, 90_000_000, '{'));
    refused("names.safetensors", "", SmallHeapTest::longName);
    bomb("lists.pt", "pickle-too-large", "]", "");
    bomb("dicts.pt", "pickle-too-large", "(}", "");
    bomb("calls.pt", "pickle-too-large", "cos\nsystem\n", "");
    bomb("doubling.pt", "pickle-too-large", "h\0h\0\206q\0", "]q\0");
    bomb("copies.pt", "pickle-too-large", "2", "]");
    bomb("marks.pt", "pickle-too-large", "(", "");
    bomb("nesting.pt", "pickle-too-large", "\205", "N");
    bomb("memo.pt", "pickle-too-large", "r\377\377\377\177h\0", "]q\0");
    bomb("tuples.pt", "pickle-too-large", ")", "");
    text("text.pt", 'X', 4, 120 * MEBI);
    text("number.pt", (char) 0x8b, 4, 120 * MEBI);
    refused("bomb.pt", "", out -> deflated(out, 200 * MEBI));
    refused("entries.pt", "bad-directory", SmallHeapTest::manyEntries);
    runAll();
  }

  private void sound(String name, Content content) throws IOException {
    outcomes.put(file(name, content), "read");
  }

  /** A file that must be refused; by this rule, or by any if it is "". */
  private void refused(String name, String rule, Content content) throws IOException {
    outcomes.put(file(name, content), rule.isEmpty() ? "refused" : "refused " + rule);
  }

  private Path file(String name, Content content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream raw = Files.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, MEBI))) {
      content.write(out);
    }
    return file;
  }

  /** A file with a pickle of 24 MiB that repeats the same opcodes. */
  private void bomb(String name, String rule, String opcodes, String before) throws IOException {
    byte[] piece = TorchFiles.ascii(opcodes.repeat(MEBI / opcodes.length()));
    refused(
        name,
        rule,
        out ->
            archive(
                out,
                pickle -> {
                  pickle.write(TorchFiles.ascii("\200\2" + before));
                  for (int i = 0; i < 24; i++) {
                    pickle.write(piece);
                  }
                }));
  }

  /** A file with one operand of many bytes and no tensor, which must be read. */
  private void text(String name, char opcode, int width, int length) throws IOException {
    sound(
        name,
        out ->
            archive(
                out,
                pickle -> {
                  pickle.write(TorchFiles.ascii("\200\2" + opcode));
                  byte[] size =
                      ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
                  pickle.write(size, 0, width);
                  byte[] piece = "x".repeat(MEBI).getBytes(StandardCharsets.US_ASCII);
                  for (int i = 0; i < length / MEBI; i++) {
                    pickle.write(piece);
                  }
                  pickle.write('.');
                }));
  }

  private void runAll() throws Exception {
    List<String> wanted = new ArrayList<>();
    outcomes.forEach((path, outcome) -> wanted.add(path.getFileName() + " " + outcome));
    List<String> said =
        ReadEach.inSmallHeap(List.copyOf(outcomes.keySet())).stream()
            .map(
                line -> {
                  String reasonless = line.replaceFirst(" refused .*", " refused");
                  return wanted.contains(reasonless) ? reasonless : line;
                })
            .toList();
    assertEquals(String.join("\n", wanted), String.join("\n", said));
  }

  private static void header(DataOutputStream out, int length, char filler) throws IOException {
    out.writeLong(Long.reverseBytes(length));
    byte[] piece = String.valueOf(filler).repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < length / piece.length; i++) {
      out.write(piece);
    }
  }

  /** A name that takes the whole header. */
  private static void longName(DataOutputStream out) throws IOException {
    int length = 90_000_000;
    out.writeLong(Long.reverseBytes(length));
    out.writeBytes("{\"");
    for (int i = 0; i < 89; i++) {
      out.writeBytes("n".repeat(1_000_000));
    }
  }

  private static void manySafetensors(DataOutputStream out) throws IOException {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 60_000; i++) {
      json.append(i == 0 ? "" : ",")
          .append("\"model.layers.")
          .append(i)
          .append(".weight\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[")
          .append(i)
          .append(',')
          .append(i + 1)
          .append("]}");
    }
    byte[] header = json.append('}').toString().getBytes(StandardCharsets.US_ASCII);
    out.writeLong(Long.reverseBytes(header.length));
    out.write(header);
    out.write(new byte[60_000]);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    out.writeLong(Long.reverseBytes(text.length()));
    out.writeBytes(text);
  }

  private static void manyGguf(DataOutputStream out) throws IOException {
    out.writeBytes("GGUF\3\0\0\0");
    out.writeLong(Long.reverseBytes(60_000));
    out.writeLong(0);
    for (int i = 0; i < 60_000; i++) {
      text(out, "blk." + i + ".weight");
      out.writeInt(Integer.reverseBytes(1));
      out.writeLong(Long.reverseBytes(8));
      out.writeInt(0);
      out.writeLong(Long.reverseBytes(32L * i));
    }
    out.write(new byte[32 - out.size() % 32]);
    out.write(new byte[32 * 60_000]);
  }

  /** Three arrays of 262,144 texts, as large vocabularies are. */
  private static void vocabulary(DataOutputStream out) throws IOException {
    out.writeBytes("GGUF\3\0\0\0");
    out.writeLong(0);
    out.writeLong(Long.reverseBytes(3));
    for (String key : List.of("tokens", "merges", "more")) {
      text(out, "tokenizer.ggml." + key);
      out.writeInt(Integer.reverseBytes(9));
      out.writeInt(Integer.reverseBytes(8));
      out.writeLong(Long.reverseBytes(262_144));
      for (int i = 0; i < 262_144; i++) {
        text(out, "token" + i);
      }
    }
  }

  private static Content manyTorch() {
    return pickle -> {
      pickle.write(TorchFiles.ascii("\200\2}("));
      for (int i = 0; i < 60_000; i++) {
        String name = "model.layers." + i + ".weight";
        pickle.write(TorchFiles.ascii("X" + (char) name.length() + "\0\0\0" + name));
        pickle.write(TorchFiles.ascii(TorchFiles.TENSOR));
      }
      pickle.write(TorchFiles.ascii("u."));
    };
  }

  private static void archive(DataOutputStream out, Content pickle) throws IOException {
    CRC32 crc = new CRC32();
    long[] size = new long[1];
    OutputStream count =
        new OutputStream() {
          @Override
          public void write(int b) {
            crc.update(b);
            size[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            crc.update(bytes, from, length);
            size[0] += length;
          }
        };
    pickle.write(new DataOutputStream(count));
    ZipOutputStream zip = new ZipOutputStream(out);
    ZipEntry entry = new ZipEntry("archive/data.pkl");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size[0]);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    pickle.write(new DataOutputStream(zip));
    zip.closeEntry();
    ZipEntry storage = new ZipEntry("archive/data/0");
    storage.setMethod(ZipEntry.STORED);
    storage.setSize(16);
    crc.reset();
    crc.update(new byte[16]);
    storage.setCrc(crc.getValue());
    zip.putNextEntry(storage);
    zip.write(new byte[16]);
    zip.closeEntry();
    zip.finish();
  }

  /** A directory of a million entries, all at the same position. */
  private static void manyEntries(DataOutputStream out) throws IOException {
    int count = 1_000_000;
    out.writeBytes("PK\3\4");
    byte[] entry = new byte[50];
    ByteBuffer.wrap(entry)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x02014b50)
        .putShort(28, (short) 4);
    for (int i = 0; i < count; i++) {
      ByteBuffer.wrap(entry).putInt(46, i);
      out.write(entry);
    }
    int end = 4 + count * entry.length;
    ByteBuffer records = ByteBuffer.allocate(98).order(ByteOrder.LITTLE_ENDIAN);
    records.putInt(0, 0x06064b50).putLong(24, count).putLong(32, count);
    records.putLong(40, end - 4).putLong(48, 4);
    records.putInt(56, 0x07064b50).putLong(64, end).putInt(72, 1);
    records.putInt(76, 0x06054b50).putShort(84, (short) -1).putShort(86, (short) -1);
    records.putInt(88, -1).putInt(92, -1);
    out.write(records.array());
  }

  private static void deflated(DataOutputStream out, int length) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("archive/data.pkl"));
    for (int i = 0; i < length / MEBI; i++) {
      zip.write("]".repeat(MEBI).getBytes(StandardCharsets.US_ASCII));
    }
    zip.closeEntry();
    zip.finish();
  }
}
