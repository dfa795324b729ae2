package dev.pedigree.smoke;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/** A small LLaMA with random weights, its matrices packed in some way or plain. */
public final class TinyModel {
  static final int WIDTH = 64;
  static final int INNER = 128;
  static final int VOCABULARY = 96;

  private static final String CONFIG =
      """
      {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 64,
       "intermediate_size": 128, "num_hidden_layers": 2, "num_attention_heads": 4,
       "num_key_value_heads": 2, "head_dim": 16, "rms_norm_eps": 1e-5, "vocab_size": 96,
       "max_position_embeddings": 64, "tie_word_embeddings": false, "hidden_act": "silu" %s}
      """;

  /** Writes a matrix [out, in] and returns the numbers that it decodes to. */
  public interface Packing {
    float[] write(TensorFile file, String module, int out, int in, Random random);
  }

  static final Packing PLAIN =
      (file, module, out, in, random) -> {
        float[] numbers = numbers(random, out * in, 0.2f);
        file.floats(module + ".weight", numbers, out, in);
        return numbers;
      };

  private TinyModel() {}

  public static float[] numbers(Random random, int count, float spread) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = spread * (float) random.nextGaussian();
    }
    return numbers;
  }

  /** Writes two folders: {@code packed}, and {@code plain} with the numbers that it decodes to. */
  public static void write(Path folder, String settings, Packing packing, boolean embedding)
      throws IOException {
    TensorFile packed = new TensorFile();
    TensorFile plain = new TensorFile();
    Random random = new Random(7);
    matrix(
        packed,
        plain,
        embedding ? packing : PLAIN,
        "model.embed_tokens",
        VOCABULARY,
        WIDTH,
        random);
    for (int l = 0; l < 2; l++) {
      String layer = "model.layers." + l + ".";
      norm(packed, plain, layer + "input_layernorm", random);
      norm(packed, plain, layer + "post_attention_layernorm", random);
      matrix(packed, plain, packing, layer + "self_attn.q_proj", WIDTH, WIDTH, random);
      matrix(packed, plain, packing, layer + "self_attn.k_proj", WIDTH / 2, WIDTH, random);
      matrix(packed, plain, packing, layer + "self_attn.v_proj", WIDTH / 2, WIDTH, random);
      matrix(packed, plain, packing, layer + "self_attn.o_proj", WIDTH, WIDTH, random);
      matrix(packed, plain, packing, layer + "mlp.gate_proj", INNER, WIDTH, random);
      matrix(packed, plain, packing, layer + "mlp.up_proj", INNER, WIDTH, random);
      matrix(packed, plain, packing, layer + "mlp.down_proj", WIDTH, INNER, random);
    }
    norm(packed, plain, "model.norm", random);
    matrix(packed, plain, PLAIN, "lm_head", VOCABULARY, WIDTH, random);
    packed.write(folder.resolve("packed/model.safetensors"));
    plain.write(folder.resolve("plain/model.safetensors"));
    Files.writeString(
        folder.resolve("packed/config.json"),
        String.format(CONFIG, settings.isEmpty() ? "" : "," + settings));
    Files.writeString(folder.resolve("plain/config.json"), String.format(CONFIG, ""));
  }

  private static void matrix(
      TensorFile packed,
      TensorFile plain,
      Packing packing,
      String module,
      int out,
      int in,
      Random random) {
    plain.floats(module + ".weight", packing.write(packed, module, out, in, random), out, in);
  }

  private static void norm(TensorFile packed, TensorFile plain, String module, Random random) {
    float[] gains = numbers(random, WIDTH, 0.2f);
    for (int i = 0; i < gains.length; i++) {
      gains[i] += 1;
    }
    packed.floats(module + ".weight", gains, WIDTH);
    plain.floats(module + ".weight", gains, WIDTH);
  }

  /** The logits of a model for some tokens; fails with the reason if there are none. */
  static float[] logits(Path model) throws IOException {
    Path ids = model.resolveSibling("ids.json");
    Path out = model.resolveSibling(model.getFileName() + ".logits");
    Files.writeString(ids, "[[1, 5, 9, 2, 77, 30], [3, 3, 60, 8, 1, 0]]");
    SmokeResult result = result(model, Optional.of(ids), Optional.of(out));
    if (result.verdict() != SmokeVerdict.SELF_CONSISTENT || !result.unused().isEmpty()) {
      throw new AssertionError(result.reason().en() + " " + result.unused());
    }
    FloatBuffer floats =
        ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] logits = new float[floats.remaining()];
    floats.get(logits);
    return logits;
  }

  public static SmokeResult result(Path model, Optional<Path> ids, Optional<Path> logits) {
    return SmokeCheck.run(new GoldenCase(model, "config.json").request().with(ids, logits));
  }

  /** The largest difference between the logits of the two folders. */
  public static float distance(Path folder) throws IOException {
    float[] packed = logits(folder.resolve("packed"));
    float[] plain = logits(folder.resolve("plain"));
    float largest = 0;
    for (int i = 0; i < plain.length; i++) {
      largest = Math.max(largest, Math.abs(packed[i] - plain[i]));
    }
    return packed.length == plain.length ? largest : Float.NaN;
  }
}
