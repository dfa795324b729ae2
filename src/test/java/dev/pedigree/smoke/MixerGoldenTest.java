package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models with a state, in the spelling of transformers 5 and in that of released files. */
class MixerGoldenTest {

  @ParameterizedTest
  @CsvSource({
    "mamba2, config.json",
    "mamba2, config_v4.json", // has the bare word Infinity
    "qwen3_next, config.json",
    "qwen3_next, config_v4.json",
    "kimi_linear, config.json",
    "kimi_linear, config_v4.json"
  })
  void logitsEqualThoseOfTheReference(String name, String config) {
    Path folder = GoldenCase.own(name).folder();
    SmokeResult result = new GoldenCase(folder, config).check();
    assertEquals(SmokeVerdict.MATCHES_REFERENCE, result.verdict(), result.reason().en());
    assertEquals(List.of(), result.unused());
  }
}
