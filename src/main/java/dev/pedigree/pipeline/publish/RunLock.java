package dev.pedigree.pipeline.publish;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Keeps two runs from writing to one folder at the same time. It is a file lock of the operating
 * system, which ends with the process; the content of the file names the holder. The file is never
 * deleted, since the next holder may already have locked it.
 */
public final class RunLock {
  private static final int LONGEST_NAME = 1000;

  private RunLock() {}

  /** The work done while the lock is held. */
  public interface Work<T> {
    /** Does the work. */
    T run() throws IOException;
  }

  /**
   * Does work while no other run uses a folder.
   *
   * @param folder need not exist; the lock file is beside it
   * @param command name of the holder in messages, for example {@code nightly}
   * @throws FindingException when another run holds the lock, which the finding names; or when the
   *     folder is the root of a file system
   */
  public static <T> T holding(Path folder, String command, Work<T> work) throws IOException {
    Path whole = folder.toAbsolutePath().normalize();
    if (whole.getFileName() == null) {
      throw new FindingException(
          Finding.error("pipeline.root-folder", Location.of(folder.toString())));
    }
    Path file = whole.resolveSibling("." + whole.getFileName() + ".pedigree-lock");
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (lock(channel) == null) {
        throw new FindingException(
            Finding.error(
                "pipeline.locked", Location.of(folder.toString()), "holder", holder(channel)));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(name(command).getBytes(StandardCharsets.UTF_8)), 0);
      return work.run();
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(
          Long.MAX_VALUE - 1, 1, false); // a byte after the name, so that others can read the name
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NAME);
    channel.read(bytes, 0);
    String name = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    return name.isEmpty() ? "–" : name;
  }

  private static String name(String command) {
    return "pedigree "
        + command
        + ", process "
        + ProcessHandle.current().pid()
        + ", since "
        + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }
}
