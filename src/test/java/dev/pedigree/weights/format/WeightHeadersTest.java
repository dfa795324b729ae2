package dev.pedigree.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.Corpus;
import dev.pedigree.weights.HeaderReading;
import dev.pedigree.weights.Memory;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.gguf.MetadataArray;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightHeadersTest {
  private static final List<String> FILES =
      List.of(
          "call-os-system.pt",
          "zip-tied.pt",
          "legacy-tied.bin",
          "llama-tiny.gguf",
          "subgraph.onnx",
          "duplicate-tensor-key.safetensors",
          "lfs-pointer-crlf.safetensors");

  @Test
  void aPickleThatCallsOsSystemIsListedAndNotRun() {
    HeaderReading reading = read("call-os-system.pt");
    Finding finding = finding(reading, "weights.unsafe-global");
    assertEquals(
        "loading this file could run os.system (named at byte 209); nothing was run here",
        finding.message().en());
    assertEquals("加载这个文件可能运行 os.system（在第 209 字节提到）；这里没有运行任何东西", finding.message().zh());
    assertTrue(reading.header().isPresent());
  }

  @Test
  void tiedWeightsOfAPytorchFileLieAtTheSameBytes() {
    for (String file : List.of("zip-tied.pt", "legacy-tied.bin")) {
      HeaderReading reading = read(file);
      assertEquals(List.of(), reading.findings());
      List<Tensor> tensors = reading.header().get().tensors();
      long places = tensors.stream().map(Tensor::offset).distinct().count();
      assertTrue(places < tensors.size(), file);
    }
  }

  @Test
  void aGgufFileGivesTensorsInTorchOrderAndTypedMetadata() {
    WeightHeader header = read("llama-tiny.gguf").header().get();
    assertEquals("gguf", header.format());
    assertEquals("3", header.version());
    assertEquals(List.of(40L, 32L), header.tensors().get(0).shape());
    assertEquals("llama", header.metadata().get("general.architecture"));
    assertEquals(2L, header.metadata().get("llama.block_count"));
    MetadataArray tokens = (MetadataArray) header.metadata().get("tokenizer.ggml.tokens");
    assertEquals("string", tokens.elementType());
    assertEquals(40, tokens.size());
    assertTrue(tokens.get(0) instanceof String);
  }

  @Test
  void aTensorDeclaredTwiceIsReportedWithBothPlaces() {
    Finding finding = finding(read("duplicate-tensor-key.safetensors"), "weights.duplicate-key");
    assertEquals("\"a\" is declared twice, at bytes 9 and 62", finding.message().en());
  }

  @Test
  void aPointerWithWindowsLineEndsIsStillAPointer() {
    HeaderReading reading = read("lfs-pointer-crlf.safetensors");
    assertEquals(
        "this is a Git LFS pointer, not the weights: the real file has 29260600858 bytes,"
            + " SHA-256 8bfa61f2e2f54c5b2b4b3a5c19f02d47f006ce8a28b5f0115795f7795aac9c10",
        finding(reading, "weights.git-lfs-pointer").message().en());
  }

  @Test
  void aSourceThatFailsIsAFinding() {
    ByteSource failing =
        new ByteSource() {
          @Override
          public String name() {
            return "gone.gguf";
          }

          @Override
          public long size() throws IOException {
            throw new IOException("disk on fire");
          }

          @Override
          public byte[] read(long offset, int length) {
            return new byte[0];
          }
        };
    assertEquals(
        "the file cannot be read: disk on fire",
        WeightHeaders.read(failing).findings().get(0).message().en());
  }

  /** Random damage, from a fixed seed: the result is always a finding or a header. */
  @Test
  void damageNeverThrows() {
    SplittableRandom random = new SplittableRandom(20231114);
    for (String file : FILES) {
      byte[] sound = bytes(file);
      for (int round = 0; round < 3000; round++) {
        byte[] damaged = damage(sound, random);
        HeaderReading reading = WeightHeaders.read(new Memory(file, damaged));
        assertTrue(reading.header().isPresent() || !reading.findings().isEmpty(), file);
        reading.findings().forEach(f -> assertTrue(!f.message().zh().isEmpty()));
      }
    }
  }

  /** Every cut of a file is noticed; none gives a sound one. */
  @Test
  void everyCutIsNoticed() {
    for (String file : FILES) {
      byte[] sound = bytes(file);
      int step = Math.max(1, sound.length / 700);
      for (int length = 0; length < sound.length; length += step) {
        HeaderReading reading = WeightHeaders.read(new Memory(file, Arrays.copyOf(sound, length)));
        int at = length;
        assertTrue(!reading.findings().isEmpty(), () -> file + " cut at " + at);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "call-os-system.pt,error weights.truncated.archive byte 391",
    "zip-tied.pt,error weights.truncated.archive byte 1046",
    "legacy-tied.bin,error weights.bad-pickle byte 360; error weights.truncated.header byte 360",
    "subgraph.onnx,error weights.truncated.header byte 249",
    "duplicate-tensor-key.safetensors,error weights.truncated.header byte 61"
  })
  void theFirstHalfOfAFileIsToldToBreakOffAtItsEnd(String file, String expected) {
    byte[] sound = bytes(file);
    byte[] half = Arrays.copyOf(sound, sound.length / 2);
    HeaderReading reading = WeightHeaders.read(new Memory(file, half));
    assertEquals(
        expected,
        reading.findings().stream()
            .map(f -> f.severity().word() + " " + f.rule() + " " + f.location().inside())
            .collect(Collectors.joining("; ")));
  }

  private static byte[] damage(byte[] sound, SplittableRandom random) {
    byte[] out = sound.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(Math.min(out.length, 4096));
      switch (random.nextInt(4)) {
        case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> out[at] = (byte) random.nextInt(256);
        case 2 -> Arrays.fill(out, at, Math.min(out.length, at + 8), (byte) 0xff);
        default -> {
          int from = random.nextInt(out.length);
          int count = Math.min(random.nextInt(64), out.length - Math.max(at, from));
          System.arraycopy(sound, from, out, at, count);
        }
      }
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(out, random.nextInt(out.length) + 1) : out;
  }

  private static Finding finding(HeaderReading reading, String rule) {
    return reading.findings().stream()
        .filter(f -> f.rule().equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError(Corpus.rules(reading).toString()));
  }

  private static HeaderReading read(String file) {
    return WeightHeaders.read(new Memory(file, bytes(file)));
  }

  private static byte[] bytes(String file) {
    try (InputStream in = WeightHeadersTest.class.getResourceAsStream("/weights/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
