package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Families that compute what no other does, or that no published model here shows. The logits of
 * the first eight are those of transformers; the others were computed from the formulas in double
 * precision, by a program that shares nothing with this one.
 */
class FamilyGoldenTest {
  /** Limits that allow a run, but not changing one element at a time. */
  private static final SmokeLimits BRIEF = new SmokeLimits(3e8, 512, 192 << 20);

  @ParameterizedTest
  @CsvSource({
    "qwen4_exp, config.json",
    "zaya, config.json",
    "inkling, config.json",
    "inkling, config_v4.json",
    "hrm_text, config.json",
    "aria, config.json",
    "biogpt, config.json",
    "emu3, config.json",
    "phi4_multimodal, config.json",
    "axk2, config.json",
    "diffllama, config.json",
    "modernbert_decoder, config.json"
  })
  void logitsEqualThoseOfTheReference(String name, String config) {
    Path folder = GoldenCase.own(name).folder();
    SmokeResult result = new GoldenCase(folder, config).check(BRIEF);
    assertEquals(SmokeVerdict.MATCHES_REFERENCE, result.verdict(), result.reason().en());
    assertEquals(List.of(), result.unused());
  }
}
