package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.reading.ArchitectureReader;
import dev.pedigree.architecture.reading.SharedRepo;
import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.LogitRun;
import dev.pedigree.smoke.decoder.Watch;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.trial.Replica;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One changed value of a configuration at a time shows in the description and moves the logits. */
@Tag("shared")
class SharedSwitchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A case, and what is put into its configuration. */
  private static final List<String[]> SWITCHES =
      List.of(
          row("golden/llama", "{'rope_parameters': {'rope_theta': 20000.0}}"),
          row("golden/llama", scaling("'rope_type': 'linear', 'factor': 4.0")),
          row(
              "golden/llama",
              scaling("'rope_type': 'yarn', 'factor': 4.0, 'original_max_position_embeddings': 8")),
          row(
              "golden/llama",
              scaling(
                  "'rope_type': 'llama3', 'factor': 8.0, 'low_freq_factor': 1.0,"
                      + " 'high_freq_factor': 4.0, 'original_max_position_embeddings': 8")),
          row(
              "golden/llama",
              "{'max_position_embeddings': 8,"
                  + " 'rope_parameters': {'rope_type': 'dynamic', 'factor': 4.0}}"),
          row("golden/llama", "{'rms_norm_eps': 0.01}"),
          row("golden/llama", "{'hidden_act': 'gelu'}"),
          row("golden/gpt2", "{'activation_function': 'relu'}"),
          row("golden/gpt2", "{'scale_attn_weights': false}"),
          row("golden/gpt2", "{'scale_attn_by_inverse_layer_idx': true}"),
          row("golden/gpt_neox", "{'use_parallel_residual': false}"),
          row(
              "golden/gpt_neox",
              "{'rotary_pct': 1.0, 'rope_parameters': {'partial_rotary_factor': 1.0}}"),
          row("golden/bloom", "{'apply_residual_connection_post_layernorm': true}"),
          row("golden/opt", "{'do_layer_norm_before': false}"),
          row("golden/falcon_7b", "{'alibi': true}"),
          row("golden/falcon_7b", "{'parallel_attn': false}"),
          row("golden/mpt", "{'attn_config': {'clip_qkv': 1.0}}"),
          row("golden/mpt", "{'attn_config': {'softmax_scale': 3.0}}"),
          row("golden/mistral", "{'sliding_window': null}"),
          row("golden/gemma", "{'hidden_activation': 'gelu'}"),
          row("golden/gemma2", "{'hidden_activation': 'gelu'}"),
          row("golden/gemma2", "{'attn_logit_softcapping': null}"),
          row("golden/gemma2", "{'final_logit_softcapping': null}"),
          row("golden/gemma2", "{'query_pre_attn_scalar': 3}"),
          row("golden/gemma3_text", "{'hidden_activation': 'gelu'}"),
          row("golden/cohere", "{'logit_scale': 3.0}"),
          row("golden/cohere2", "{'sliding_window': null}"),
          row("golden/granite", "{'residual_multiplier': 0.9}"),
          row("golden/granite", "{'embedding_multiplier': 3.0}"),
          row("golden/granite", "{'attention_multiplier': 0.9}"),
          row("golden/granite", "{'logits_scaling': 3.0}"),
          row("golden/olmo", "{'clip_qkv': 0.5}"),
          row("golden/dbrx", "{'attn_config': {'clip_qkv': 0.5}}"),
          row("golden/dbrx", "{'ffn_config': {'moe_normalize_expert_weights': 2}}"),
          row("golden/qwen2_moe", "{'norm_topk_prob': true}"),
          row("golden/qwen3_moe", "{'norm_topk_prob': true}"),
          row("golden/olmoe", "{'norm_topk_prob': true}"),
          row("golden/mixtral", "{'num_experts_per_tok': 1}"),
          row("golden/deepseek_v2_lite", "{'routed_scaling_factor': 3.0}"),
          row("golden/deepseek_v3", "{'rope_interleave': false}"),
          row("golden/deepseek_v3", "{'norm_topk_prob': false}"),
          row("golden/deepseek_v3", "{'routed_scaling_factor': 1.0}"),
          row("golden/smollm3", "{'no_rope_layers': [1, 1, 1, 1, 1, 1]}"),
          row("golden/gpt_oss", "{'swiglu_limit': 0.5}"),
          row("golden/phi3", "{'sliding_window': 2}"),
          row("golden/stablelm", "{'use_parallel_residual': true}"),
          row("golden-extra/qwen1", "{'scale_attn_weights': false}"),
          row("golden-extra/chatglm3", "{'rope_ratio': 50}"),
          row("golden-extra/chatglm3", "{'apply_residual_connection_post_layernorm': true}"));

  private static String[] row(String golden, String patch) {
    return new String[] {golden, patch.replace('\'', '"')};
  }

  private static String scaling(String keys) {
    return "{'rope_parameters': {" + keys + "}}";
  }

  @Test
  void aSwitchIsReadAndMovesWhatIsComputed() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String[] row : SWITCHES) {
      GoldenCase golden = new GoldenCase(SharedRepo.shared().resolve(row[0]), "config.json");
      SmokeRequest request = golden.request();
      List<Tensor> tensors = new ArrayList<>();
      request.headers().forEach(header -> tensors.addAll(header.tensors()));
      List<TensorPattern> patterns = TensorPattern.fold(tensors);
      ObjectNode changed = request.config().deepCopy();
      merge(changed, JSON.readTree(row[1]));
      Architecture before = read(request.config(), patterns);
      Architecture after = read(changed, patterns);
      String of = row[0] + " " + row[1];
      if (told(before).equals(told(after))) {
        wrong.add(of + ": is not read");
      } else {
        moved(before, after, of, wrong);
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  private static void moved(
      Architecture before, Architecture after, String of, List<String> wrong) {
    try {
      int[][] ids = {{1, 5, 9, 2, 7, 3, 8, 4, 6, 11, 20, 31, 45, 60, 77, 93, 10}};
      double distance = 0;
      float[] a = logits(before, ids);
      float[] b = logits(after, ids);
      for (int i = 0; i < a.length; i++) {
        distance = Math.max(distance, Math.abs(a[i] - b[i]));
      }
      if (distance < 1e-4) {
        wrong.add(of + ": moves the logits by " + distance);
      }
    } catch (UnsupportedDesign | BrokenStep e) {
      wrong.add(of + ": " + e.getMessage());
    }
  }

  private static float[] logits(Architecture architecture, int[][] ids) {
    Decoder decoder = Replica.of(architecture).build();
    return new LogitRun(decoder, Watch.FINITE).together(ids).get(0);
  }

  private static Architecture read(JsonNode config, List<TensorPattern> tensors) {
    return ArchitectureReader.read("x", config, tensors).architecture().orElseThrow();
  }

  private static String told(Architecture a) {
    StringBuilder told = new StringBuilder();
    a.traits().forEach((trait, fact) -> told.append(trait).append(fact.value()));
    a.sizes().forEach((size, fact) -> told.append(size).append(fact.value()));
    return told.append(a.computation().layers()).toString();
  }

  /** Merges objects key by key; replaces any other value. */
  private static void merge(ObjectNode into, JsonNode patch) {
    patch
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isObject() && into.path(entry.getKey()).isObject()) {
                merge((ObjectNode) into.get(entry.getKey()), entry.getValue());
              } else {
                into.set(entry.getKey(), entry.getValue());
              }
            });
  }
}
