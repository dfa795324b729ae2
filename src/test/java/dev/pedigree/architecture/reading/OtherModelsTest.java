package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.Embedded;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.count.StoredCount;
import dev.pedigree.architecture.count.TowerCount;
import dev.pedigree.crawl.facts.ModelKind;
import dev.pedigree.crawl.facts.StatedFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models that are no decoders of text, and those that have more than one: each is counted to the
 * unit, shows what its configuration states, and is described only as far as it is a decoder. The
 * counts are those that transformers gives for the published models.
 */
class OtherModelsTest {

  static List<Fixture> fixtures() {
    try (Stream<java.nio.file.Path> files = Files.list(Embedded.folder("stated"))) {
      return files.sorted().map(Fixture::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void allThatItsFilesStateIsShownAndItsParametersAreCounted(Fixture fixture) {
    StatedFacts stated = StatedFacts.of(fixture.config());
    assertEquals(
        texts(fixture, "facts"),
        stated.facts().entrySet().stream()
            .map(e -> e.getKey().word() + " " + e.getValue().text())
            .toList());
    assertEquals(
        fixture.expect().path("kind").asText(), stated.kind().map(ModelKind::word).orElse(""));
    assertEquals(
        texts(fixture, "towers"),
        TowerCount.of(fixture.tensors(), fixture.config()).stream()
            .map(t -> t.name() + " " + t.parameters())
            .toList());
    Parameters counted = StoredCount.of(fixture.tensors(), fixture.config()).orElseThrow();
    assertEquals(fixture.expect().path("parameters").asLong(), counted.total());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void onlyATextDecoderIsDescribed(Fixture fixture) {
    ArchitectureReader.Reading reading = fixture.reading();
    boolean decodes = fixture.expect().path("kind").asText().equals("multimodal");
    assertEquals(decodes, reading.architecture().isPresent());
    Map<Boolean, List<String>> expected =
        Map.of(true, List.of(), false, List.of("architecture.no-decoder"));
    assertEquals(expected.get(decodes), reading.findings().stream().map(f -> f.rule()).toList());
    reading
        .architecture()
        .ifPresent(
            architecture -> {
              assertEquals(List.of(), architecture.unassigned());
              assertEquals(
                  fixture.expect().path("parameters").asLong(), architecture.parameters().total());
            });
  }

  private static List<String> texts(Fixture fixture, String key) {
    return StreamSupport.stream(fixture.expect().path(key).spliterator(), false)
        .map(node -> node.asText())
        .toList();
  }
}
