package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden case, under the name of a class that nobody knows. */
@Tag("shared")
class SharedUnknownClassTest {

  static List<Path> cases() throws IOException {
    List<Path> cases = new ArrayList<>(SharedGoldenNamesTest.cases());
    try (Stream<Path> folders = Files.list(SharedRepo.shared().resolve("golden-2026"))) {
      folders.filter(f -> Files.exists(f.resolve("config.json"))).sorted().forEach(cases::add);
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingIsSaidOfAnUnknownClassThatIsNotSo(Path folder) throws IOException {
    JsonNode config = new ObjectMapper().readTree(folder.resolve("config.json").toFile());
    assertEquals(List.of(), Foreign.untrue(config, SharedGoldenNamesTest.tensors(folder)));
  }
}
