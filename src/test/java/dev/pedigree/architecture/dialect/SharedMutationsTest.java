package dev.pedigree.architecture.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each key of each reference configuration of a known class, removed, misspelt and changed. */
@Tag("shared")
class SharedMutationsTest {
  @Test
  void everyKeyThatIsNotNeutralIsNoticed() throws IOException {
    List<String> silent = new ArrayList<>();
    int classes = 0;
    for (String folder : List.of("golden", "golden-extra")) {
      try (Stream<Path> cases = Files.list(Path.of("../shared", folder))) {
        for (Path one : cases.sorted().toList()) {
          Path config = one.resolve("config.json");
          if (Files.exists(config)) {
            Optional<List<String>> here =
                ConfigMutations.silent(
                    one.getFileName().toString(), new ObjectMapper().readTree(config.toFile()));
            classes += here.isPresent() ? 1 : 0;
            here.ifPresent(silent::addAll);
          }
        }
      }
    }
    assertTrue(classes > 100, classes + " classes");
    assertEquals(List.of(), silent);
  }
}
