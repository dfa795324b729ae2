package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelParallelRunTest {
  private static final int WIDTH = 32;
  private static final int INNER = 24;

  @TempDir Path folder;

  private TensorFile[] files;

  @ParameterizedTest
  @CsvSource({"2, false", "2, true", "4, true"})
  void shardsGiveTheLogitsOfTheWholeModel(int shards, boolean embeddingByRows) throws IOException {
    write(1, embeddingByRows, "whole");
    write(shards, embeddingByRows, "parts");
    assertArrayEquals(
        TinyModel.logits(folder.resolve("whole")), TinyModel.logits(folder.resolve("parts")));
  }

  /** Two key heads of eight rows: of four shards two have the same head each. */
  private void write(int shards, boolean embeddingByRows, String name) throws IOException {
    files = new TensorFile[shards];
    for (int s = 0; s < shards; s++) {
      files[s] = new TensorFile();
    }
    Random random = new Random(5);
    add(random, "tok_embeddings.weight", embeddingByRows ? 0 : 1, 96, WIDTH);
    add(random, "norm.weight", -1, 1, WIDTH);
    add(random, "output.weight", 0, 96, WIDTH);
    add(random, "layers.0.attention_norm.weight", -1, 1, WIDTH);
    add(random, "layers.0.ffn_norm.weight", -1, 1, WIDTH);
    add(random, "layers.0.attention.wq.weight", 0, WIDTH, WIDTH);
    add(random, "layers.0.attention.wk.weight", 0, 16, WIDTH);
    add(random, "layers.0.attention.wv.weight", 0, 16, WIDTH);
    add(random, "layers.0.attention.wo.weight", 1, WIDTH, WIDTH);
    add(random, "layers.0.feed_forward.w1.weight", 0, INNER, WIDTH);
    add(random, "layers.0.feed_forward.w3.weight", 0, INNER, WIDTH);
    add(random, "layers.0.feed_forward.w2.weight", 1, WIDTH, INNER);
    for (int s = 0; s < shards; s++) {
      files[s].write(folder.resolve(String.format("%s/consolidated.%02d.pth", name, s)));
    }
    Files.writeString(
        folder.resolve(name + "/params.json"),
        "{\"dim\": 32, \"n_heads\": 4, \"n_kv_heads\": 2, \"n_layers\": 1, \"norm_eps\": 1e-5,"
            + " \"vocab_size\": 96, \"multiple_of\": 24, \"ffn_dim_multiplier\": 0.1}");
  }

  private void add(Random random, String name, int side, int rows, int columns) {
    float[] all = TinyModel.numbers(random, rows * columns, 0.4f);
    int shards = files.length;
    int cuts = side == 0 && rows == 16 ? Math.min(shards, 2) : shards;
    for (int s = 0; s < shards; s++) {
      int part = s * cuts / shards;
      int height = side == 0 ? rows / cuts : rows;
      int width = side == 1 ? columns / cuts : columns;
      float[] own = new float[height * width];
      for (int i = 0; i < own.length; i++) {
        int row = i / width + (side == 0 ? part * height : 0);
        int column = i % width + (side == 1 ? part * width : 0);
        own[i] = all[row * columns + column];
      }
      if (side < 0) {
        files[s].floats(name, own, columns);
      } else {
        files[s].floats(name, own, height, width);
      }
    }
  }
}
