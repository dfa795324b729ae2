package dev.pedigree.weights.numpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Memory;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.format.WeightHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of NumPy arrays. */
class NpzReaderTest {
  private static String plain(String descr, String shape) {
    return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }";
  }

  /** An array of version 1 whose header is padded to 64 bytes, as NumPy writes it. */
  private static byte[] array(String header, int dataBytes) {
    int length = (10 + header.length() + 1 + 63) / 64 * 64 - 10;
    ByteBuffer out = ByteBuffer.allocate(10 + length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1)).putShort((short) length);
    out.put(header.getBytes(StandardCharsets.UTF_8));
    while (out.position() < 9 + length) {
      out.put((byte) ' ');
    }
    out.put((byte) '\n');
    for (int i = 0; i < dataBytes; i++) {
      out.put((byte) (i + 1));
    }
    return out.array();
  }

  private static byte[] archive(boolean packed, Object... entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        ZipEntry entry = new ZipEntry((String) entries[i]);
        byte[] content = (byte[]) entries[i + 1];
        if (!packed) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static HeaderReading read(byte[] file) {
    return WeightHeaders.read(new Memory("weights.npz", file));
  }

  private static List<String> rules(HeaderReading reading) {
    return reading.findings().stream().map(f -> f.rule()).toList();
  }

  @Test
  void theNumbersLieWhereTheHeaderSays() {
    byte[] file =
        archive(
            false,
            "model.embed.weight.npy",
            array(plain("<f4", "(2, 3)"), 24),
            "bias.npy",
            array(plain("|u1", "(4,)"), 4),
            "scalar.npy",
            array(plain("<f2", "()"), 2));
    HeaderReading reading = read(file);
    assertEquals(List.of(), reading.findings());
    assertEquals("npz", reading.header().orElseThrow().format());
    List<Tensor> tensors = reading.header().orElseThrow().tensors();
    assertEquals(
        List.of("model.embed.weight F32 [2, 3] 24", "bias U8 [4] 4", "scalar F16 [] 2"),
        tensors.stream()
            .map(t -> t.name() + " " + t.dtype() + " " + t.shape() + " " + t.bytes())
            .toList());
    for (Tensor tensor : tensors) {
      int from = (int) tensor.offset();
      byte[] wanted = new byte[(int) tensor.bytes()];
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = (byte) (i + 1);
      }
      assertEquals(
          Arrays.toString(wanted),
          Arrays.toString(Arrays.copyOfRange(file, from, from + wanted.length)));
    }
  }

  @Test
  void whatIsPackedHasAShapeAndNoPlace() {
    HeaderReading reading = read(archive(true, "a.npy", array(plain("<f4", "(2, 3)"), 24)));
    assertEquals(List.of(), reading.findings());
    Tensor tensor = reading.header().orElseThrow().tensors().get(0);
    assertEquals(
        "[2, 3] 0 compressed", tensor.shape() + " " + tensor.bytes() + " " + tensor.storage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }|strides 1,2",
        "{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3)}|big-endian",
        "{\"shape\": (2L, 3L), \"fortran_order\": False, \"descr\": \"<f4\"}|''",
      })
  void spellingsOfOneArrayAreOneShape(String header, String storage) {
    HeaderReading reading = read(archive(false, "a.npy", array(header.replace("''", "'"), 24)));
    assertEquals(List.of(), reading.findings());
    Tensor tensor = reading.header().orElseThrow().tensors().get(0);
    assertEquals("[2, 3] " + storage.replace("''", ""), tensor.shape() + " " + tensor.storage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{'descr': '<f4'}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'x': 1}",
        "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, -3)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': __import__('os')}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} + {}",
        "{'descr': [[[[[[, 'fortran_order': False, 'shape': (2, 3)}",
      })
  void anythingButThreeKeysIsRefused(String header) {
    HeaderReading reading = read(archive(false, "a.npy", array(header, 24)));
    assertEquals(List.of("weights.npz-entry"), rules(reading));
    assertEquals(List.of(), reading.header().orElseThrow().tensors());
  }

  @Test
  void whatHoldsNoNumbersIsLeftOutAndSaid() {
    HeaderReading reading =
        read(
            archive(
                false,
                "names.npy",
                array(plain("<U8", "(1,)"), 32),
                "objects.npy",
                array(plain("|O", "(1,)"), 10),
                "record.npy",
                array(
                    "{'descr': [('a', '<f4'), ('b', '<i2')], 'fortran_order': False, 'shape': (1,)}",
                    6),
                "notes.txt",
                new byte[3]));
    assertEquals(
        List.of("weights.npz-type", "weights.npz-objects", "weights.npz-type", "weights.npz-other"),
        rules(reading));
    assertEquals(List.of(), reading.header().orElseThrow().tensors());
  }

  @Test
  void aShapeThatTheBytesDoNotFillIsAnError() {
    HeaderReading reading = read(archive(false, "a.npy", array(plain("<f4", "(2, 4)"), 24)));
    assertEquals(List.of("weights.npz-size"), rules(reading));
    assertTrue(reading.header().orElseThrow().tensors().isEmpty());
  }
}
