package dev.pedigree.architecture.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.Embedded;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.architecture.ArchitectureDiffer;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.Rename;
import dev.pedigree.architecture.dialect.Dialects;
import dev.pedigree.architecture.trait.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Adding a dialect takes one YAML file and one fixture, and no Java. */
class MadeUpDialectTest {
  private static final Path FOLDER = Embedded.folder("made-up");

  private static ArchitectureReader.Reading read(Fixture model) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>(Dialects.texts());
    texts.put("plumage", Files.readString(FOLDER.resolve("dialect.yaml")));
    return ArchitectureReader.read("here", model.config(), model.tensors(), Dialects.read(texts));
  }

  @Test
  void aFileWithADialectIsAllThatItTakes() throws IOException {
    Fixture model = Fixture.read(FOLDER.resolve("model.yaml"));
    FixturesTest.check(model, read(model));
  }

  @Test
  void withoutTheFileTheSameModelIsOnlyAligned() throws IOException {
    Fixture model = Fixture.read(FOLDER.resolve("model.yaml"));
    ArchitectureReader.Reading before = model.reading();
    assertTrue(before.alignment().isPresent() || before.architecture().isEmpty());
  }

  @Test
  void itsDifferenceToLlamaIsTwoLinesAndTheNamesArePackaging() throws IOException {
    Architecture plumage =
        read(Fixture.read(FOLDER.resolve("model.yaml"))).architecture().orElseThrow();
    ArchitectureDiff diff =
        ArchitectureDiffer.diff(Fixture.of("llama-2-70b").architecture(), plumage);
    assertEquals(
        List.of("feed-forward.kind", "feed-forward.activation"),
        diff.of(Level.DESIGN).stream().map(Difference::rule).toList());
    assertTrue(
        diff.renames().stream()
            .anyMatch(
                r ->
                    r.role().equals("layer.attn.k.weight")
                        && r.kind() == Rename.Kind.FUSION
                        && r.b().equals("nest.birds.{l}.flock.weight")));
  }
}
