package dev.pedigree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Writes files atomically: into a temporary file beside the target, which is then renamed. A run
 * that is killed leaves the old file or the new one, never a part.
 */
public final class AtomicFile {
  /** Prefix of the names of temporary files. */
  private static final String PART = ".pedigree-part-";

  /** Makes names of temporary files unique, as several threads may write one file. */
  private static final AtomicLong DRAFTS = new AtomicLong();

  private AtomicFile() {}

  /**
   * Replaces the content of a file.
   *
   * @param file in a folder that exists; need not exist itself
   * @throws IOException when there is no room or no permission; the file is then unchanged
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Draft draft = new Draft();
    draft.write(file, bytes);
    draft.place(file);
  }

  /** New content of several files, which is written first and put in place later. */
  public static final class Draft {
    private final String own =
        PART + ProcessHandle.current().pid() + "-" + DRAFTS.incrementAndGet() + "-";

    /**
     * Writes the new content beside a file, which stays as it is.
     *
     * @throws IOException when there is no room or no permission; nothing is left then
     */
    public void write(Path file, byte[] bytes) throws IOException {
      try {
        Files.write(part(file), bytes);
      } catch (IOException e) {
        discardAfter(e, file);
        throw e;
      }
    }

    /** Replaces a file by what was written for it. */
    public void place(Path file) throws IOException {
      try {
        Files.move(part(file), file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        discardAfter(e, file);
        throw e;
      }
    }

    /** Forgets what was written for a file. */
    public void discard(Path file) throws IOException {
      Files.deleteIfExists(part(file));
    }

    private void discardAfter(IOException e, Path file) {
      try {
        discard(file);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
    }

    private Path part(Path file) {
      return file.resolveSibling(own + file.getFileName());
    }
  }

  /**
   * Removes temporary files that killed runs left in a folder and those below it.
   *
   * @return the number of files removed
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
