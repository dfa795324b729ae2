package dev.pedigree.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A writable copy of the small catalogue in the tests of the catalogue, with the real templates.
 * Its article is left out, as it links to a comparison of models without snapshots.
 */
public final class SmallSite {
  private SmallSite() {}

  /** Copies it into a folder. */
  public static Workspace in(Path folder) throws IOException {
    Path from = Path.of("src/test/resources/catalog/base");
    Path content = folder.resolve("content");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (file.toString().contains("articles")) {
          continue;
        }
        Path to = content.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    return new Workspace(content, Path.of("templates"), false);
  }
}
