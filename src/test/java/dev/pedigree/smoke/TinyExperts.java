package dev.pedigree.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A small gpt-oss with random weights: its experts in four bits as in the published files, and the
 * same as plain numbers, which are stored transposed.
 */
public final class TinyExperts {
  private static final int WIDTH = 64;
  private static final int INNER = 32;
  private static final int EXPERTS = 3;

  private static final String CONFIG =
      """
      {"architectures": ["GptOssForCausalLM"], "model_type": "gpt_oss", "hidden_size": 64,
       "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4,
       "num_key_value_heads": 2, "head_dim": 16, "rms_norm_eps": 1e-5, "vocab_size": 96,
       "max_position_embeddings": 64, "tie_word_embeddings": false, "num_local_experts": 3,
       "num_experts_per_tok": 2, "sliding_window": 4, "attention_bias": true,
       "rope_theta": 150000.0 %s}
      """;

  private final TensorFile packed = new TensorFile();
  private final TensorFile plain = new TensorFile();
  private final Random random = new Random(11);

  private TinyExperts() {}

  public static void write(Path folder) throws IOException {
    TinyExperts model = new TinyExperts();
    model.tensors();
    model.packed.write(folder.resolve("packed/model.safetensors"));
    model.plain.write(folder.resolve("plain/model.safetensors"));
    Files.writeString(
        folder.resolve("packed/config.json"),
        String.format(CONFIG, ", \"quantization_config\": {\"quant_method\": \"mxfp4\"}"));
    Files.writeString(folder.resolve("plain/config.json"), String.format(CONFIG, ""));
  }

  private void tensors() {
    both("model.embed_tokens.weight", 96, WIDTH);
    both("lm_head.weight", 96, WIDTH);
    both("model.norm.weight", WIDTH);
    for (int l = 0; l < 2; l++) {
      String layer = "model.layers." + l + ".";
      both(layer + "input_layernorm.weight", WIDTH);
      both(layer + "post_attention_layernorm.weight", WIDTH);
      both(layer + "self_attn.sinks", 4);
      linear(layer + "self_attn.q_proj", 64, WIDTH);
      linear(layer + "self_attn.k_proj", 32, WIDTH);
      linear(layer + "self_attn.v_proj", 32, WIDTH);
      linear(layer + "self_attn.o_proj", WIDTH, 64);
      linear(layer + "mlp.router", EXPERTS, WIDTH);
      both(layer + "mlp.experts.gate_up_proj_bias", EXPERTS, 2 * INNER);
      both(layer + "mlp.experts.down_proj_bias", EXPERTS, WIDTH);
      experts(layer + "mlp.experts.gate_up_proj", 2 * INNER, WIDTH);
      experts(layer + "mlp.experts.down_proj", WIDTH, INNER);
    }
  }

  private void linear(String module, int out, int in) {
    both(module + ".weight", out, in);
    both(module + ".bias", out);
  }

  private void both(String name, int... shape) {
    int count = 1;
    for (int size : shape) {
      count *= size;
    }
    float[] numbers = TinyModel.numbers(random, count, 0.3f);
    packed.floats(name, numbers, shape);
    plain.floats(name, numbers, shape);
  }

  private void experts(String name, int out, int in) {
    float[] magnitudes = {0, .5f, 1, 1.5f, 2, 3, 4, 6};
    byte[] blocks = new byte[EXPERTS * out * in / 2];
    byte[] scales = new byte[EXPERTS * out * in / 32];
    random.nextBytes(blocks);
    for (int i = 0; i < scales.length; i++) {
      scales[i] = (byte) (121 + random.nextInt(4));
    }
    float[] numbers = new float[EXPERTS * out * in];
    for (int e = 0; e < EXPERTS; e++) {
      for (int r = 0; r < out; r++) {
        for (int c = 0; c < in; c++) {
          int at = (e * out + r) * in + c;
          int code = (at % 2 == 0 ? blocks[at / 2] : blocks[at / 2] >> 4) & 15;
          double scale = Math.pow(2, scales[at / 32] - 127);
          numbers[(e * in + c) * out + r] =
              (float) ((code < 8 ? 1 : -1) * magnitudes[code & 7] * scale);
        }
      }
    }
    packed.add(name + "_blocks", "U8", blocks, EXPERTS, out, in / 32, 16);
    packed.add(name + "_scales", "U8", scales, EXPERTS, out, in / 32);
    plain.floats(name, numbers, EXPERTS, in, out);
  }
}
