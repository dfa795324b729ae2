package dev.pedigree.pipeline.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.lineage.zoo.ZooScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program works out the score of its zoo once. */
class ZooMemoryTest {
  private final AtomicInteger runs = new AtomicInteger();
  @TempDir Path folder;

  private ZooScore run() {
    runs.incrementAndGet();
    return MadeUpScore.SCORE;
  }

  @Test
  void aKeptScoreIsNotWorkedOutAgain() throws IOException {
    ZooMemory first = new ZooMemory(folder, this::run);
    assertEquals(Optional.empty(), first.known());
    first.get();
    first.get();
    first.keep();
    ZooMemory second = new ZooMemory(folder, this::run);
    assertEquals(Optional.of(MadeUpScore.SCORE), second.known());
    assertEquals(MadeUpScore.SCORE, second.get());
    assertEquals(1, runs.get());
  }

  @Test
  void theScoreOfAnotherProgramIsNotUsed() throws IOException {
    ZooMemory first = new ZooMemory(folder, this::run);
    first.get();
    first.keep();
    Path file = only();
    Files.writeString(file, Files.readString(file).replaceFirst("\"program\":\"", "$0x"));
    assertEquals(Optional.empty(), new ZooMemory(folder, this::run).known());
    Files.writeString(file, "not JSON");
    assertEquals(MadeUpScore.SCORE, new ZooMemory(folder, this::run).get());
    assertEquals(2, runs.get());
  }

  @Test
  void nothingIsKeptThatWasNotAskedFor() throws IOException {
    new ZooMemory(folder, this::run).keep();
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.findAny().isEmpty());
    }
  }

  private Path only() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }
}
