package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Run} checks of each document of each test, for commands that no other test asks. */
class CommandSchemasTest {
  @TempDir Path folder;

  @Test
  void relationsFitTheirSchemaModelsAndPairsAlike() throws IOException {
    Path a = new TinyModel().write(folder.resolve("a"));
    Path b = new TinyModel().likeYi().write(folder.resolve("b"));
    Run run = Run.of("relate", "--json", "--all-pairs", a, b);
    assertEquals(3, run.documents().size(), run.out());
    assertTrue(run.documents().get(2).has("kin"), run.out());
  }

  @Test
  void aComparisonOfWhatHasNoDesignFitsTheSchemaOfComparisons() throws IOException {
    Path a = new TinyModel().write(folder.resolve("a"));
    Path b = new TinyModel().write(folder.resolve("b"));
    Files.delete(b.resolve("config.json"));
    Files.writeString(b.resolve("config.json"), "{\"model_type\": \"clip\"}");
    assertEquals(1, Run.of("diff", "--json", a, b).documents().size());
  }

  @Test
  void aDocumentWithoutWhatItsSchemaAsksForFails() {
    assertThrows(AssertionError.class, () -> CommandSchemas.check("diff", "{\"a\": \"x\"}"));
  }
}
