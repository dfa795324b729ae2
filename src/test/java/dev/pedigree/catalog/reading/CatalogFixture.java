package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small valid catalogue, and folders that each add one mistake to it. */
final class CatalogFixture {
  static final Path CASES = Path.of("src/test/resources/catalog");
  static final Path BASE = CASES.resolve("base");

  private CatalogFixture() {}

  /** The names of the cases, sorted. */
  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .map(f -> f.getFileName().toString())
          .filter(name -> !name.equals("base"))
          .sorted()
          .toList();
    }
  }

  /**
   * Copies the valid catalogue and then the mistake into a folder; an empty file of the mistake
   * removes one.
   */
  static Path lay(String name, Path folder) {
    copy(BASE, folder);
    if (!name.equals("base")) {
      copy(CASES.resolve(name), folder);
      try {
        Files.deleteIfExists(folder.resolve("expected.txt"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folder;
  }

  /** All findings as the terminal shows them. */
  static String printed(CatalogReading reading) {
    return reading.findings().stream()
        .map(f -> FindingPrinter.terminal(f, reading.sources().get(f.location().path())))
        .collect(Collectors.joining());
  }

  static List<String> rules(CatalogReading reading) {
    return reading.findings().stream().map(Finding::rule).toList();
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (Files.size(file) > 0 || file.endsWith("expected.txt")) {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
