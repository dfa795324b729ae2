package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.BesideListing;
import dev.pedigree.diagnostics.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said beside a listing because no line of it shows it. */
class BesideListingTest {

  private static ObjectNode qwen() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("model_type", "qwen")
        .put("num_hidden_layers", 2)
        .put("hidden_size", 64)
        .put("num_attention_heads", 4)
        .put("intermediate_size", 128)
        .put("vocab_size", 151936)
        .put("seq_length", 2048);
  }

  private static List<String> beside(ObjectNode config) {
    Architecture architecture =
        ArchitectureReader.read("here", config, List.of()).architecture().orElseThrow();
    return BesideListing.of(architecture).stream().map(Text::en).toList();
  }

  @Test
  void theTwoSwitchesOfQwenAreToldWithTheLengthBeyondWhichTheyAct() {
    assertEquals(
        List.of(
            "When a text of more than 2048 tokens is read at once, the RoPE base is multiplied by"
                + " α^(d/(d−2)), d being the dimensions rotated and α 3 up to twice that length, 7"
                + " up to four times, 15 up to eight, and so on; while tokens are generated one by"
                + " one it stays as it was. Up to 2048 tokens, and in training, nothing changes.",
            "The query at place i beyond 2048 is multiplied by the logarithm of i to the base 2048."
                + " Up to 2048 tokens, and in training, nothing changes."),
        beside(qwen().put("use_dynamic_ntk", true).put("use_logn_attn", true)));
  }

  @Test
  void bothAreOnWhereTheConfigurationLeavesThemOutAndOffWhereItSaysSo() {
    assertEquals(2, beside(qwen()).size());
    assertEquals(
        List.of(), beside(qwen().put("use_dynamic_ntk", false).put("use_logn_attn", false)));
  }

  @Test
  void aModelWhoseListingSaysAllHasNothingBesideIt() {
    assertEquals(List.of(), BesideListing.of(Fixture.of("llama-7b").architecture()));
  }
}
