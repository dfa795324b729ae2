package dev.pedigree.lineage.stated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.weights.TensorPattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An adapter fits a base when the two factors of each module have the sizes of its tensor. */
class AdapterFitTest {
  private static final List<TensorPattern> BASE =
      List.of(
          tensor("model.layers.{0-3}.self_attn.q_proj.weight", 32, 24),
          tensor("model.layers.{0-3}.mlp.up_proj.weight", 96, 24),
          tensor("model.embed_tokens.weight", 50, 24));

  @Test
  void factorsOfTheSizesOfTheBaseFitInEachFormThatAdaptersHave() {
    for (List<TensorPattern> adapter :
        List.of(
            List.of(
                tensor("base_model.model.model.layers.{0-1}.self_attn.q_proj.lora_A.weight", 4, 24),
                tensor(
                    "base_model.model.model.layers.{0-1}.self_attn.q_proj.lora_B.weight", 32, 4)),
            List.of(
                tensor("model.layers.{0,3}.self_attn.q_proj.lora_a", 24, 4),
                tensor("model.layers.{0,3}.self_attn.q_proj.lora_b", 4, 32)),
            List.of(
                tensor("base_model.model.model.embed_tokens.lora_embedding_A", 4, 50),
                tensor("base_model.model.model.embed_tokens.lora_embedding_B", 24, 4),
                tensor("base_model.model.model.layers.{0}.mlp.up_proj.lora_A.weight", 4, 24),
                tensor("base_model.model.model.layers.{0}.mlp.up_proj.lora_B.weight", 96, 4)))) {
      assertEquals(
          List.of(
              "The adapter fits lab/Base: all 2 modules that it changes have its shapes there."),
          said(adapter));
    }
  }

  @Test
  void aModuleOfOtherSizesIsSaidWithItsNumbers() {
    assertEquals(
        List.of(
            "The adapter does not fit lab/Base: of its 2 modules 1 have other shapes there, such as"
                + " model.layers.0.self_attn.q_proj, which takes 24 numbers and gives 40 where the"
                + " base has [32, 24]."),
        said(
            List.of(
                tensor("model.layers.{0}.self_attn.q_proj.lora_A.weight", 4, 24),
                tensor("model.layers.{0}.self_attn.q_proj.lora_B.weight", 40, 4),
                tensor("model.layers.{0}.mlp.up_proj.lora_A.weight", 4, 24),
                tensor("model.layers.{0}.mlp.up_proj.lora_B.weight", 96, 4))));
  }

  @Test
  void aLayerThatTheBaseDoesNotHaveIsMissing() {
    assertEquals(
        List.of(
            "Of the 2 modules of the adapter, lab/Base does not have 1, such as"
                + " model.layers.4.self_attn.q_proj."),
        said(
            List.of(
                tensor("model.layers.{3-4}.self_attn.q_proj.lora_A.weight", 4, 24),
                tensor("model.layers.{3-4}.self_attn.q_proj.lora_B.weight", 32, 4))));
  }

  @Test
  void otherNamesAreNotComparedAndNoTensorsGiveNoAnswer() {
    List<TensorPattern> gguf =
        List.of(
            tensor("blk.{0}.attn_q.weight.lora_a", 4, 24),
            tensor("blk.{0}.attn_q.weight.lora_b", 32, 4));
    assertEquals(
        List.of(
            "The 1 modules of the adapter have other names than the tensors of lab/Base, so that"
                + " nothing is compared."),
        said(gguf));
    assertTrue(fit(gguf, List.of()).isEmpty());
    List<TensorPattern> own = List.of(tensor("blk.{0-2}.attn_q.weight", 32, 24));
    assertTrue(fit(gguf, own).orElseThrow().fits());
  }

  private static List<String> said(List<TensorPattern> adapter) {
    return fit(adapter, BASE).orElseThrow().sentences().stream().map(s -> s.en()).toList();
  }

  private static Optional<AdapterFit> fit(List<TensorPattern> tensors, List<TensorPattern> base) {
    Snapshot snapshot =
        new Snapshot(
            "a",
            "a",
            new Snapshot.Live(new Snapshot.Revision("", "", ""), List.of()),
            MissingNode.getInstance(),
            MissingNode.getInstance(),
            List.of(),
            tensors,
            List.of());
    return AdapterFit.of(Adapter.of(snapshot).orElseThrow(), snapshot, "lab/Base", base);
  }

  private static TensorPattern tensor(String name, long... shape) {
    return new TensorPattern(name, "F32", Arrays.stream(shape).boxed().toList());
  }
}
