package dev.pedigree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void newBytesTakeThePlaceOfTheOldAndNothingElseIsLeft() throws IOException {
    Path file = folder.resolve("a.json");
    AtomicFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(file, "new".getBytes(StandardCharsets.UTF_8));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of(file), all());
  }

  @Test
  void aFileThatCannotTakeItsPlaceLeavesNothingBehind() throws IOException {
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("full"));
    assertThrows(IOException.class, () -> AtomicFile.write(taken, new byte[10]));
    assertEquals(List.of(taken), all());
  }

  @Test
  void whatKilledRunsHaveLeftIsSweptFromAllFoldersBelow() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("models/a"));
    Files.writeString(inner.resolve(".pedigree-part-b.json"), "{");
    Files.writeString(folder.resolve("kept.json"), "{}");
    assertEquals(1, AtomicFile.sweep(folder));
    assertTrue(Files.exists(folder.resolve("kept.json")));
    try (Stream<Path> left = Files.list(inner)) {
      assertEquals(List.of(), left.toList());
    }
    assertEquals(0, AtomicFile.sweep(folder.resolve("nowhere")));
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
