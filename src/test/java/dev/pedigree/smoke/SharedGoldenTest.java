package dev.pedigree.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.architecture.SharedRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shared")
class SharedGoldenTest {

  @Test
  void goldenLogitsAreReproduced() throws IOException {
    List<String> lines = new ArrayList<>();
    int passed = 0;
    int all = 0;
    for (String set : List.of("golden", "golden-extra")) {
      Path folder = SharedRepo.shared().resolve(set);
      for (JsonNode entry :
          new ObjectMapper().readTree(folder.resolve("index.json").toFile()).get("cases")) {
        Path at = folder.resolve(entry.get("dir").asText());
        for (String config : List.of("config.json", "config_v4.json")) {
          if (config.equals("config.json") || Files.exists(at.resolve(config))) {
            all++;
            String result = result(new GoldenCase(at, config));
            passed += result.startsWith("ok") ? 1 : 0;
            lines.add(set + "/" + at.getFileName() + " " + config + ": " + result);
          }
        }
      }
    }
    lines.forEach(System.out::println);
    System.out.println(passed + " of " + all);
  }

  private static String result(GoldenCase golden) {
    try {
      GoldenCase.Distance d = golden.run();
      return (d.passes() ? "ok " : "BAD ")
          + String.format("nmse %.1e max %.1e %s", d.nmse(), d.maxAbs(), d.unused());
    } catch (IOException | RuntimeException e) {
      return "ERR " + e;
    }
  }
}
