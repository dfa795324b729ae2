package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GgufFormsTest {
  private static final int F32 = 0;
  private static final int F16 = 1;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"2, 32, 18, 0", "8, 32, 34, 0", "12, 256, 144, 0 2", "14, 256, 210, 208"})
  void aFileOfABigEndianMachineGivesTheSameLogits(int type, int numbers, int bytes, String halves)
      throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      GgufFile file = head(order);
      entries(order, type, numbers, bytes, halves).forEach(file::add);
      file.write(folder.resolve(order + "/model.gguf"));
    }
    assertArrayEquals(
        TinyModel.logits(folder.resolve("LITTLE_ENDIAN")),
        TinyModel.logits(folder.resolve("BIG_ENDIAN")));
  }

  @Test
  void aModelInSeveralFilesGivesTheSameLogits() throws IOException {
    List<GgufFile.Entry> entries = entries(ByteOrder.LITTLE_ENDIAN, 8, 32, 34, "0");
    GgufFile whole = head(ByteOrder.LITTLE_ENDIAN);
    entries.forEach(whole::add);
    whole.write(folder.resolve("whole/model.gguf"));
    for (int part = 0; part < 3; part++) {
      GgufFile file =
          part == 0 ? head(ByteOrder.LITTLE_ENDIAN) : new GgufFile(ByteOrder.LITTLE_ENDIAN);
      file.put("split.no", part);
      file.put("split.count", 3);
      for (int i = 0; i < entries.size(); i++) {
        if (part > 0 && i % 2 == part - 1) {
          file.add(entries.get(i));
        }
      }
      file.write(folder.resolve(String.format("parts/model-%05d-of-00003.gguf", part + 1)));
    }
    assertArrayEquals(
        TinyModel.logits(folder.resolve("whole")), TinyModel.logits(folder.resolve("parts")));
  }

  @Test
  void aTypeThatIsNotTurnedRoundIsNotRunAndNamed() throws IOException {
    GgufFile file = head(ByteOrder.BIG_ENDIAN);
    entries(ByteOrder.BIG_ENDIAN, 16, 256, 66, "0").forEach(file::add);
    file.write(folder.resolve("model/model.gguf"));
    assertEquals(
        "Not run: there is no step for number type IQ2_XXS, big-endian, of token_embd.weight yet.",
        TinyModel.result(folder.resolve("model"), Optional.empty(), Optional.empty())
            .reason()
            .en());
  }

  private static GgufFile head(ByteOrder order) {
    GgufFile file = new GgufFile(order);
    file.put("general.architecture", "llama");
    file.put("llama.block_count", 1);
    file.put("llama.context_length", 64);
    file.put("llama.embedding_length", 256);
    file.put("llama.feed_forward_length", 256);
    file.put("llama.attention.head_count", 4);
    file.put("llama.attention.head_count_kv", 2);
    file.put("llama.attention.layer_norm_rms_epsilon", 1e-5f);
    file.put("llama.vocab_size", 96);
    return file;
  }

  private static List<GgufFile.Entry> entries(
      ByteOrder order, int type, int numbers, int bytes, String halves) {
    Random random = new Random(3);
    List<GgufFile.Entry> entries = new ArrayList<>();
    for (String matrix :
        List.of(
            "token_embd 96",
            "blk.0.attn_q 256",
            "blk.0.attn_k 128",
            "blk.0.attn_v 128",
            "blk.0.attn_output 256",
            "blk.0.ffn_gate 256",
            "blk.0.ffn_up 256",
            "blk.0.ffn_down 256",
            "output 96")) {
      int rows = Integer.parseInt(matrix.split(" ")[1]);
      byte[] blocks = new byte[rows * 256 / numbers * bytes];
      random.nextBytes(blocks);
      ByteBuffer data = ByteBuffer.wrap(blocks).order(order);
      for (int b = 0; b < blocks.length; b += bytes) {
        for (String half : halves.split(" ")) {
          data.putShort(b + Integer.parseInt(half), (short) (0x1000 + random.nextInt(0x400)));
        }
      }
      entries.add(new GgufFile.Entry(matrix.split(" ")[0] + ".weight", type, blocks, 256, rows));
    }
    ByteBuffer gains = ByteBuffer.allocate(1024).order(order);
    ByteBuffer halfGains = ByteBuffer.allocate(512).order(order);
    for (int i = 0; i < 256; i++) {
      gains.putFloat(0.5f + random.nextFloat());
      halfGains.putShort((short) (0x3800 + random.nextInt(0x400)));
    }
    entries.add(new GgufFile.Entry("blk.0.attn_norm.weight", F32, gains.array(), 256));
    entries.add(new GgufFile.Entry("blk.0.ffn_norm.weight", F16, halfGains.array(), 256));
    entries.add(new GgufFile.Entry("output_norm.weight", F32, gains.array(), 256));
    return entries;
  }
}
