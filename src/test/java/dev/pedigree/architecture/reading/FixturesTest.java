package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ListingLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model under {@code src/test/resources/architecture} is described as its file expects. */
class FixturesTest {

  static List<Fixture> fixtures() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void theModelIsDescribedAsItsFileExpects(Fixture fixture) {
    check(fixture, fixture.reading());
  }

  static void check(Fixture fixture, ArchitectureReader.Reading reading) {
    Architecture architecture = reading.architecture().orElseThrow();
    Map<String, Object> expected = new LinkedHashMap<>();
    Map<String, Object> actual = new LinkedHashMap<>();
    fixture
        .expect()
        .properties()
        .forEach(
            entry -> {
              expected.put(entry.getKey(), told(entry.getValue()));
              actual.put(entry.getKey(), found(entry.getKey(), reading));
            });
    expected.putIfAbsent("findings", List.of());
    actual.put("findings", found("findings", reading));
    expected.putIfAbsent("unassigned", List.of());
    actual.put("unassigned", architecture.unassigned());
    assertEquals(expected, actual);
  }

  private static Object told(JsonNode node) {
    if (node.isArray()) {
      List<String> lines = new ArrayList<>();
      StreamSupport.stream(node.spliterator(), false).forEach(n -> lines.add(n.asText()));
      return lines;
    }
    return node.asText();
  }

  private static Object found(String key, ArchitectureReader.Reading reading) {
    Architecture architecture = reading.architecture().orElseThrow();
    return switch (key) {
      case "findings" -> reading.findings().stream().map(f -> f.message().en()).toList();
      case "dialect" -> architecture.dialect();
      case "listing" -> architecture.listing().stream().map(ListingLine::toString).toList();
      case "parameters" -> Long.toString(architecture.parameters().total());
      case "active" -> Long.toString(architecture.parameters().active());
      case "roles" ->
          architecture.roles().stream().map(r -> r.role() + " = " + r.pattern()).toList();
      case "sizes" ->
          architecture.sizes().entrySet().stream()
              .map(e -> e.getKey().key() + " " + e.getValue().text())
              .toList();
      default -> throw new IllegalArgumentException("a fixture cannot expect " + key);
    };
  }
}
