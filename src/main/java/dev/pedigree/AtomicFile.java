package dev.pedigree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Writes files at once or not at all: into a file beside the target, which then takes its place in
 * one step of the file system. A run that is killed leaves the old file or the new one, never a
 * part of either.
 */
public final class AtomicFile {
  /** How the name of a file begins that has not taken its place yet. */
  private static final String PART = ".pedigree-part-";

  /** Several threads may write one file; each needs a place of its own beside it. */
  private static final AtomicLong WRITTEN = new AtomicLong();

  private AtomicFile() {}

  /**
   * Puts {@code bytes} in the place of a file.
   *
   * @param file in a folder that exists; replaced when it exists
   * @throws IOException when there is no room or no permission; the file is then as it was
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    String own = ProcessHandle.current().pid() + "-" + WRITTEN.incrementAndGet() + "-";
    Path part = file.resolveSibling(PART + own + file.getFileName());
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  /**
   * Removes what killed runs have left in a folder and in those below it.
   *
   * @return how many files
   */
  public static int sweep(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    List<Path> left;
    try (Stream<Path> files = Files.walk(folder)) {
      left = files.filter(f -> f.getFileName().toString().startsWith(PART)).toList();
    }
    for (Path part : left) {
      Files.deleteIfExists(part);
    }
    return left.size();
  }
}
