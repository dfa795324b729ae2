package dev.pedigree.pipeline;

import dev.pedigree.Embedded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The folders of content and templates.
 *
 * @param content the folder {@code content}
 * @param templates the folder {@code templates}
 * @param embedded whether the content is the copy embedded in the program, which cannot be written
 */
public record Workspace(Path content, Path templates, boolean embedded) {

  /** The folders of a checkout if they hold anything, else those embedded in the program. */
  public static Workspace in(Path folder) {
    Path content = folder.resolve("content");
    Path templates = folder.resolve("templates");
    boolean own = holdsFiles(content);
    return new Workspace(
        own ? content : Embedded.folder("content"),
        Files.isDirectory(templates) ? templates : Embedded.folder("templates"),
        !own);
  }

  private static boolean holdsFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      return true; // it is there; whoever reads it says why it cannot be read
    }
  }

  /** The folder of the last good snapshots. */
  public Path snapshots() {
    return content.resolve("snapshots");
  }
}
