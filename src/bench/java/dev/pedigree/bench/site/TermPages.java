package dev.pedigree.bench.site;

import dev.pedigree.catalog.reading.TranslationStamp;
import dev.pedigree.site.language.Traditional;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The same made-up terms as content for Pedigree and for Hugo. */
final class TermPages {
  /** Sections of a page. */
  private static final int HEADINGS = 3;

  private final List<String> en = Sentences.blocks(false);
  private final List<String> zh = Sentences.blocks(true);
  private final int count;

  TermPages(int count) throws IOException {
    this.count = count;
  }

  /** A content folder of Pedigree, with nothing in it but terms. */
  void pedigree(Path folder) throws IOException {
    write(
        folder.resolve("content/site.yaml"),
        """
        title: {en: Pedigree, zh: 模型谱系}
        tagline: {en: "What is this open model, and whom does it come from?", zh: 这个开放模型是什么，从何而来？}
        baseUrl: https://pedigree.example
        comparisons: []
        chains: []
        """);
    for (int i = 0; i < count; i++) {
      Path terms = folder.resolve("content/terms");
      String english = page(i, en, "term:%s", "Term");
      write(terms.resolve(id(i) + ".md"), "---\nname: Term " + i + "\n---\n" + english);
      write(
          terms.resolve(id(i) + ".zh.md"),
          "---\nname: 术语 "
              + i
              + "\ntranslates: \""
              + TranslationStamp.of(english)
              + "\"\n---\n"
              + page(i, zh, "term:%s", "术语"));
    }
  }

  /** The content of a Hugo site in three languages; Traditional Chinese is converted beforehand. */
  void hugo(Path folder) throws IOException {
    for (int i = 0; i < count; i++) {
      String chinese = page(i, zh, "../%s/", "术语");
      hugo(folder, "en", i, "Term " + i, page(i, en, "../%s/", "Term"));
      hugo(folder, "zh-hans", i, "术语 " + i, chinese);
      hugo(folder, "zh-hant", i, "術語 " + i, Traditional.of(chinese));
    }
  }

  private static void hugo(Path folder, String language, int i, String title, String body)
      throws IOException {
    String summary = body.substring(0, body.indexOf("\n\n")).replaceAll("[\\n\\\\\"*`]", " ");
    write(
        folder.resolve("content/" + language + "/terms/" + id(i) + ".md"),
        "---\ntitle: " + title + "\nsummary: \"" + summary + "\"\n---\n" + body);
  }

  private static String id(int i) {
    return String.format(Locale.ROOT, "t%06d", i);
  }

  /** Some blocks under headings, and links to two other terms. */
  private String page(int i, List<String> blocks, String link, String word) {
    Random random = new Random(i);
    StringBuilder text = new StringBuilder();
    for (int h = 0; h < HEADINGS; h++) {
      if (h > 0) {
        text.append("## ").append(word).append(' ').append(h).append(" {#part-").append(h);
        text.append("}\n\n");
      }
      for (int b = 0; b < 3; b++) {
        text.append(blocks.get(random.nextInt(blocks.size()))).append("\n\n");
      }
      String other = id(random.nextInt(count));
      text.append('[').append(word).append("](").append(link.formatted(other)).append(")\n\n");
    }
    return text.toString();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
