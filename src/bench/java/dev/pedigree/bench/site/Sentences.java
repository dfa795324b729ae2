package dev.pedigree.bench.site;

import dev.pedigree.Embedded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Blocks of Markdown from the real content, to make pages of any number from. */
final class Sentences {
  private Sentences() {}

  /**
   * The blocks (paragraphs, lists, tables, code) of all terms and articles in one language, without
   * headings and without the links that only this site knows.
   *
   * @param chinese whether Chinese texts are wanted
   */
  static List<String> blocks(boolean chinese) throws IOException {
    List<String> blocks = new ArrayList<>();
    for (String folder : List.of("content/terms", "content/articles")) {
      try (Stream<Path> files = Files.list(Embedded.folder(folder)).sorted()) {
        for (Path file : files.toList()) {
          if (file.getFileName().toString().endsWith(".zh.md") == chinese) {
            add(Files.readString(file, StandardCharsets.UTF_8), blocks);
          }
        }
      }
    }
    return blocks;
  }

  private static void add(String text, List<String> blocks) {
    String body = text.substring(text.indexOf("\n---\n", 3) + 5).strip();
    for (String block : body.split("\n\n+")) {
      boolean whole = !block.startsWith("#") && !block.contains("```") && !block.startsWith(" ");
      if (whole && !block.contains("[^") && !block.contains("](#")) {
        blocks.add(block.replaceAll("\\[([^\\]]*)\\]\\((?!https?:)[^)]*\\)", "$1"));
      }
    }
  }
}
