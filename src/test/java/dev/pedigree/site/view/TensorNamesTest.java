package dev.pedigree.site.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorNamesTest {
  @ParameterizedTest
  @CsvSource({
    "model.layers.{l}.ln1.weight, model.layers.{l}.input_layernorm.weight, ln1",
    "model.layers.{l}.input_layernorm.weight, model.layers.{l}.ln1.weight, input_layernorm",
    "blk.{l}.attn_q.weight, model.layers.{l}.self_attn.q_proj.weight, blk.{l}.attn_q",
    "lm_head.weight, output.weight, lm_head",
    "a.weight, a.weight, weight",
    "wte, model.embed_tokens.weight, wte",
    "h.{l}.attn.c_attn.weight, h.{l}.attn.weight, c_attn.weight",
  })
  void aTensorNameIsCutToWhatAnotherDoesNotHave(String name, String other, String shortened) {
    assertEquals(shortened, TensorNames.shortened(name, other));
  }
}
