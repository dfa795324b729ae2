package dev.pedigree.catalog.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One slip of the pen in the small valid catalogue.
 *
 * @param name what somebody did
 * @param path the file
 * @param from a part of it, which stands there once
 * @param to what was typed instead
 * @param expected all that is said, as the terminal shows it
 */
record Slip(String name, String path, String from, String to, String expected) {

  /** All of them. */
  static List<Slip> all() {
    return Stream.of(
            YamlMistakes.ALL,
            IndentationMistakes.ALL,
            FactMistakes.ALL,
            LinkMistakes.ALL,
            MarkdownMistakes.ALL,
            LanguageMistakes.ALL,
            NoMistakes.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /** Reads the catalogue with the slip; its translations count as up to date. */
  CatalogReading readIn(Path folder) throws IOException {
    Path file = CatalogFixture.lay("base", folder).resolve(path);
    String text = Files.readString(file);
    if (text.indexOf(from) < 0 || text.indexOf(from) != text.lastIndexOf(from)) {
      throw new IllegalArgumentException("'" + from + "' does not stand once in " + path);
    }
    Files.writeString(file, text.replace(from, to));
    TranslationStamp.stampAll(folder);
    return CatalogReader.read(folder);
  }

  @Override
  public String toString() {
    return name;
  }
}
