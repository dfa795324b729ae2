package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.reading.SharedRepo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models that mix tokens otherwise than by attention, in all layers or in some. */
@Tag("shared")
class SharedMixerGoldenTest {
  private static final SmokeLimits BRIEF = new SmokeLimits(3e8, 512, 192 << 20);

  private static final List<String> CASES =
      List.of(
          "bamba",
          "falcon_h1",
          "falcon_mamba",
          "glm5_next",
          "granitemoehybrid",
          "granitemoehybrid_dense",
          "jamba",
          "mamba",
          "mamba2",
          "nemotron_h",
          "nemotron_h_moe",
          "kimi_linear",
          "kimi_linear_long",
          "lfm2_moe",
          "olmo_hybrid",
          "qwen3_5",
          "qwen3_5_moe",
          "qwen3_5_vl",
          "qwen3_next",
          "qwen3_next_h",
          "qwen3_next_long",
          "qwen4_exp",
          "recurrent_gemma",
          "rwkv",
          "xlstm",
          "zamba2");

  @Test
  void everyMixerGivesTheLogitsOfItsReference() throws IOException {
    Set<String> open = new TreeSet<>();
    for (GoldenCase golden : SharedGoldenTest.cases(SharedRepo.shared().resolve("golden-2026"))) {
      String name = golden.folder().getFileName().toString();
      if (CASES.contains(name)) {
        SmokeResult result = golden.check(BRIEF);
        if (result.verdict() != SmokeVerdict.MATCHES_REFERENCE) {
          open.add(name + " " + golden.config() + ": " + result.reason().en());
        }
      }
    }
    assertEquals("", String.join("\n", open));
  }
}
