package dev.pedigree.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.reading.SharedRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
public class SharedGoldenTest {

  /**
   * Configurations of an older library version that have that version's default where the logits
   * were computed with the newer one: they describe another function (families.md, section 5).
   */
  private static final Set<String> OTHER_FUNCTION =
      Set.of(
          "golden/cohere config_v4.json",
          "golden/persimmon config_v4.json",
          "golden/dbrx config_v4.json");

  /** Cases of 2024 to 2026 whose layers all attend. */
  private static final List<String> ATTENDING =
      List.of(
          "afmoe",
          "cohere2_moe",
          "cohere_compass",
          "cwm",
          "deepseek_v32",
          "deepseek_v4",
          "doge",
          "dots1",
          "exaone_moe",
          "flex_olmo",
          "gemma3n",
          "gemma4",
          "gemma4_moe",
          "glm4_moe_lite",
          "glm_moe_dsa",
          "granite_swa",
          "hrm_text",
          "hy_v4",
          "hyperclovax",
          "hyperclovax_h",
          "inkling",
          "laguna",
          "llama4",
          "longcat_flash",
          "mimo_v2_flash",
          "minicpm3",
          "minimax_m2",
          "minimax_m3",
          "ministral3",
          "mistral4",
          "nanochat",
          "solar_open",
          "step3p5",
          "vaultgemma",
          "zaya");

  /** Limits that allow a run, but not changing one element at a time. */
  private static final SmokeLimits BRIEF = new SmokeLimits(3e8, 512, 192 << 20);

  @Test
  void everyGoldenCaseIsReproduced() throws IOException {
    Set<String> open = new TreeSet<>();
    int passed = 0;
    for (String set : List.of("golden", "golden-extra")) {
      Path folder = SharedRepo.shared().resolve(set);
      for (GoldenCase golden : cases(folder)) {
        String name = set + "/" + golden.folder().getFileName() + " " + golden.config();
        SmokeResult result = golden.check(BRIEF);
        if (result.verdict() == SmokeVerdict.MATCHES_REFERENCE) {
          passed++;
        } else if (!OTHER_FUNCTION.contains(name)) {
          open.add(name + ": " + result.reason().en());
        }
      }
    }
    System.out.println(passed + " cases equal their reference");
    assertEquals("", String.join("\n", open));
  }

  @Test
  void casesOf2026WhoseLayersAttendAreReproduced() throws IOException {
    Set<String> open = new TreeSet<>();
    for (GoldenCase golden : cases(SharedRepo.shared().resolve("golden-2026"))) {
      String name = golden.folder().getFileName().toString();
      if (ATTENDING.contains(name)) {
        SmokeResult result = golden.check(BRIEF);
        if (result.verdict() != SmokeVerdict.MATCHES_REFERENCE) {
          open.add(name + " " + golden.config() + ": " + result.reason().en());
        }
      }
    }
    assertEquals("", String.join("\n", open));
  }

  public static List<GoldenCase> cases(Path folder) throws IOException {
    List<GoldenCase> cases = new ArrayList<>();
    for (JsonNode entry :
        new ObjectMapper().readTree(folder.resolve("index.json").toFile()).get("cases")) {
      Path at = folder.resolve(entry.get("dir").asText());
      for (String config : List.of("config.json", "config_v4.json")) {
        if (config.equals("config.json") || Files.exists(at.resolve(config))) {
          cases.add(new GoldenCase(at, config));
        }
      }
    }
    return cases;
  }
}
