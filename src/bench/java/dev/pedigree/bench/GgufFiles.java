package dev.pedigree.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** GGUF files, the same bytes at every call. */
final class GgufFiles {
  private static final int U32 = 4;
  private static final int I32 = 5;
  private static final int F32 = 6;
  private static final int STRING = 8;
  private static final int ARRAY = 9;

  private GgufFiles() {}

  /** Tokens, scores and types of a large SentencePiece vocabulary. */
  static byte[] vocabulary(int size) {
    Bytes file = head(0, 4);
    text(key(file, "general.architecture", STRING), "llama");
    tokens(file, size);
    array(key(file, "tokenizer.ggml.scores", ARRAY), F32, size);
    for (int i = 0; i < size; i++) {
      file.u32(Float.floatToIntBits(-i));
    }
    array(key(file, "tokenizer.ggml.token_type", ARRAY), I32, size);
    for (int i = 0; i < size; i++) {
      file.u32(1);
    }
    return file.all();
  }

  /** Tokens and merges of a byte-pair vocabulary: 102,400 tokens take 4 MB. */
  static byte[] pairs(int size) {
    Bytes file = head(0, 3);
    text(key(file, "general.architecture", STRING), "llama");
    tokens(file, size);
    array(key(file, "tokenizer.ggml.merges", ARRAY), STRING, size);
    Random random = new Random(2);
    for (int i = 0; i < size; i++) {
      text(file, word(random) + ' ' + word(random));
    }
    return file.all();
  }

  /** Many small tensors. */
  static byte[] tensors(int count) {
    Bytes file = head(count, 1);
    text(key(file, "general.architecture", STRING), "llama");
    for (int i = 0; i < count; i++) {
      text(file, "blk." + i / 10 + ".part_" + i % 10 + ".weight");
      file.u32(1).u64(8).u32(0).u64(32L * i);
    }
    return file.align(32).zeros(32L * count).all();
  }

  /** Many keys. */
  static byte[] keys(int count) {
    Bytes file = head(0, count);
    for (int i = 0; i < count; i++) {
      key(file, "key." + i, U32).u32(i);
    }
    return file.all();
  }

  private static Bytes head(long tensors, long keys) {
    return new Bytes().text("GGUF").u32(3).u64(tensors).u64(keys);
  }

  private static void tokens(Bytes file, int size) {
    array(key(file, "tokenizer.ggml.tokens", ARRAY), STRING, size);
    Random random = new Random(1);
    for (int i = 0; i < size; i++) {
      text(file, word(random));
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private static Bytes key(Bytes file, String key, int type) {
    return text(file, key).u32(type);
  }

  private static Bytes array(Bytes file, int type, int length) {
    return file.u32(type).u64(length);
  }

  private static Bytes text(Bytes file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return file.u64(bytes.length).bytes(bytes);
  }
}
