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

  /** Limits that allow a run, but not changing one element at a time. */
  private static final SmokeLimits BRIEF = new SmokeLimits(3e8, 512, 192 << 20);

  @Test
  void everyGoldenCaseIsReproduced() throws IOException {
    Set<String> open = new TreeSet<>();
    int passed = 0;
    for (String set : List.of("golden", "golden-extra", "golden-2026")) {
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
