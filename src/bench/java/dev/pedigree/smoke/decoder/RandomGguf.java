package dev.pedigree.smoke.decoder;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes a GGUF file of a model with TinyLlama's sizes and random weights, always the same bytes.
 * Its vocabulary is one token for each Chinese character, so that a text has as many tokens as
 * characters.
 */
@SuppressWarnings("ByteBufferBackingArray") // all buffers are allocated here
final class RandomGguf {
  private static final int WIDTH = 2048;
  private static final int VOCABULARY = 20_000;

  /** The first token that stands for a character, {@code U+4E00}. */
  private static final int FIRST_CHARACTER = 259;

  private static final String[] SPECIAL = {"<unk>", "<s>", "</s>"};
  private static final int HEADS = 32;
  private static final int KEY_WIDTH = 256;
  private static final int INNER = 5632;
  private static final int STRING = 8;
  private static final int ALIGNMENT = 32;

  /** Number types, with their ids as tensor type and as file type in ggml. */
  enum Type {
    F32(0, 0, 1, 4),
    F16(1, 1, 1, 2),
    BF16(30, 32, 1, 2),
    Q4_0(2, 2, 32, 18),
    Q8_0(8, 7, 32, 34),
    Q4_K(12, 15, 256, 144),
    Q6_K(14, 18, 256, 210);

    private final int code;
    private final int fileCode;
    private final int numbers;
    private final int bytes;

    Type(int code, int fileCode, int numbers, int bytes) {
      this.code = code;
      this.fileCode = fileCode;
      this.numbers = numbers;
      this.bytes = bytes;
    }

    /** Fills blocks with random numbers of about the size that trained weights have. */
    private void fill(ByteBuffer to, SplittableRandom random) {
      switch (this) {
        case F32 -> to.putFloat(weight(random));
        case F16 -> to.putShort(half(weight(random)));
        case BF16 -> to.putShort((short) (Float.floatToRawIntBits(weight(random)) >> 16));
        case Q4_0 -> codes(to.putShort(half(0.01f)), 16, random);
        case Q8_0 -> codes(to.putShort(half(0.0005f)), 32, random);
        case Q4_K -> codes(to.putShort(half(0.0002f)).putShort(half(0.0015f)), 140, random);
        case Q6_K -> {
          codes(to, 208, random);
          to.putShort(half(0.00002f));
        }
      }
    }
  }

  /** A tensor, dimensions as in a GGUF file: the length of a row first. */
  private record Entry(Type type, long[] dimensions) {
    long bytes() {
      long numbers = 1;
      for (long dimension : dimensions) {
        numbers *= dimension;
      }
      return numbers / type.numbers * type.bytes;
    }
  }

  private RandomGguf() {}

  /** Writes the file unless it is there. */
  static void write(Path file, Type type, int layers) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Map<String, Entry> tensors = tensors(type, layers);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
      ByteBuffer header = header(type, layers, tensors);
      out.write(header.array(), 0, header.position());
      SplittableRandom random = new SplittableRandom(20231101);
      ByteBuffer chunk = buffer(1 << 20);
      for (Entry entry : tensors.values()) {
        for (long left = entry.bytes(); left > 0; left -= entry.type.bytes) {
          entry.type.fill(chunk, random);
          if (chunk.remaining() < 512) {
            out.write(chunk.array(), 0, chunk.position());
            chunk.clear();
          }
        }
        out.write(chunk.array(), 0, chunk.position());
        chunk.clear();
        out.write(new byte[(int) (padded(entry.bytes()) - entry.bytes())]);
      }
    }
    Files.move(part, file);
  }

  private static Map<String, Entry> tensors(Type type, int layers) {
    Map<String, Entry> tensors = new LinkedHashMap<>();
    tensors.put("token_embd.weight", new Entry(type, new long[] {WIDTH, VOCABULARY}));
    for (int l = 0; l < layers; l++) {
      String at = "blk." + l + ".";
      tensors.put(at + "attn_norm.weight", new Entry(Type.F32, new long[] {WIDTH}));
      tensors.put(at + "attn_q.weight", new Entry(type, new long[] {WIDTH, WIDTH}));
      tensors.put(at + "attn_k.weight", new Entry(type, new long[] {WIDTH, KEY_WIDTH}));
      tensors.put(at + "attn_v.weight", new Entry(type, new long[] {WIDTH, KEY_WIDTH}));
      tensors.put(at + "attn_output.weight", new Entry(type, new long[] {WIDTH, WIDTH}));
      tensors.put(at + "ffn_norm.weight", new Entry(Type.F32, new long[] {WIDTH}));
      tensors.put(at + "ffn_gate.weight", new Entry(type, new long[] {WIDTH, INNER}));
      tensors.put(at + "ffn_up.weight", new Entry(type, new long[] {WIDTH, INNER}));
      tensors.put(at + "ffn_down.weight", new Entry(type, new long[] {INNER, WIDTH}));
    }
    tensors.put("output_norm.weight", new Entry(Type.F32, new long[] {WIDTH}));
    tensors.put("output.weight", new Entry(type, new long[] {WIDTH, VOCABULARY}));
    return tensors;
  }

  private static ByteBuffer header(Type type, int layers, Map<String, Entry> tensors) {
    ByteBuffer to = buffer(1 << 22);
    to.put("GGUF".getBytes(StandardCharsets.US_ASCII)).putInt(3);
    to.putLong(tensors.size()).putLong(18);
    text(key(to, "general.architecture", STRING), "llama");
    key(to, "general.file_type", 4).putInt(type.fileCode);
    key(to, "llama.block_count", 4).putInt(layers);
    key(to, "llama.context_length", 4).putInt(2048);
    key(to, "llama.embedding_length", 4).putInt(WIDTH);
    key(to, "llama.feed_forward_length", 4).putInt(INNER);
    key(to, "llama.attention.head_count", 4).putInt(HEADS);
    key(to, "llama.attention.head_count_kv", 4).putInt(HEADS * KEY_WIDTH / WIDTH);
    key(to, "llama.attention.layer_norm_rms_epsilon", 6).putFloat(1e-5f);
    key(to, "llama.rope.dimension_count", 4).putInt(WIDTH / HEADS);
    key(to, "llama.vocab_size", 4).putInt(VOCABULARY);
    text(key(to, "tokenizer.ggml.model", STRING), "llama");
    vocabulary(to);
    key(to, "tokenizer.ggml.bos_token_id", 4).putInt(1);
    key(to, "tokenizer.ggml.eos_token_id", 4).putInt(2);
    key(to, "tokenizer.ggml.add_space_prefix", 7).put((byte) 0);
    long offset = 0;
    for (Map.Entry<String, Entry> tensor : tensors.entrySet()) {
      Entry entry = tensor.getValue();
      text(to, tensor.getKey()).putInt(entry.dimensions.length);
      for (long dimension : entry.dimensions) {
        to.putLong(dimension);
      }
      to.putInt(entry.type.code).putLong(offset);
      offset += padded(entry.bytes());
    }
    return to.position((int) padded(to.position()));
  }

  /** Three special tokens, all bytes, then characters. */
  private static void vocabulary(ByteBuffer to) {
    array(to, "tokenizer.ggml.tokens", STRING);
    for (int i = 0; i < VOCABULARY; i++) {
      String special = i < 3 ? SPECIAL[i] : String.format("<0x%02X>", i - 3);
      text(to, i < FIRST_CHARACTER ? special : character(i));
    }
    array(to, "tokenizer.ggml.scores", 6);
    for (int i = 0; i < VOCABULARY; i++) {
      to.putFloat(-i);
    }
    array(to, "tokenizer.ggml.token_type", 5);
    for (int i = 0; i < VOCABULARY; i++) {
      to.putInt(i == 0 ? 2 : i < 3 ? 3 : i < FIRST_CHARACTER ? 6 : 1);
    }
  }

  /** The text of a token. */
  static String character(int token) {
    return String.valueOf((char) (0x4e00 + token - FIRST_CHARACTER));
  }

  /** The token at a position of a prompt: BOS, then characters. */
  static int token(int place) {
    return place == 0 ? 1 : FIRST_CHARACTER + 7 * place;
  }

  private static ByteBuffer key(ByteBuffer to, String name, int type) {
    return text(to, name).putInt(type);
  }

  private static void array(ByteBuffer to, String name, int type) {
    key(to, name, 9).putInt(type).putLong(VOCABULARY);
  }

  private static ByteBuffer text(ByteBuffer to, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return to.putLong(bytes.length).put(bytes);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long padded(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  private static float weight(SplittableRandom random) {
    return (float) (random.nextDouble() - 0.5) * 0.1f;
  }

  /** Rounds towards zero to half precision; the number must not be too large for it. */
  private static short half(float x) {
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits >> 23 & 0xff) - 112;
    int fraction = bits >> 13 & 0x3ff;
    int magnitude =
        exponent > 0
            ? exponent << 10 | fraction
            : exponent < -10 ? 0 : (1024 | fraction) >> (1 - exponent);
    return (short) (bits >> 16 & 0x8000 | magnitude);
  }

  private static void codes(ByteBuffer to, int count, SplittableRandom random) {
    for (int i = 0; i < count; i += 4) {
      int bits = random.nextInt();
      for (int b = i; b < Math.min(count, i + 4); b++, bits >>= 8) {
        to.put((byte) bits);
      }
    }
  }
}
