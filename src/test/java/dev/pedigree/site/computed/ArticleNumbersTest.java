package dev.pedigree.site.computed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.catalog.markdown.Embed;
import dev.pedigree.catalog.markdown.MarkdownScan;
import dev.pedigree.text.FrontMatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No article has a typed number that could go stale. */
class ArticleNumbersTest {
  /** Dates, which do not change, quotations, and names with a number of their own. */
  private static final Pattern LASTING =
      Pattern.compile(
          "“[^”]*”|\\b[12][0-9]{3}\\b|\\b[0-9]{1,2} (?:January|February|March|April|May|June|July|August"
              + "|September|October|November|December)|[0-9]{1,4} ?[年月日]|(?:Llama|Apache|Gemma) [0-9.]+"
              + "|^[0-9]+\\. ",
          Pattern.MULTILINE);

  /** Words of a link to a source are held against that source, not against the catalogue. */
  private static final Pattern SOURCED = Pattern.compile("\\[[^\\]]*]\\(\\s+\\)");

  @Test
  void everyNumberOfAnArticleIsComputedOrClaimedOrADateOrQuoted() throws IOException {
    List<String> typed = new ArrayList<>();
    for (Path file : articles()) {
      String text = Files.readString(file);
      int body = FrontMatter.of(text, FrontMatter.Dashes.OWN).body();
      StringBuilder prose = new StringBuilder(MarkdownScan.scan(text, body).prose());
      for (Embed embed : Embed.in(text.substring(body))) {
        int from = body + embed.from();
        for (int i = from; i < from + embed.words().length(); i++) {
          prose.setCharAt(i, prose.charAt(i) == '\n' ? '\n' : ' ');
        }
      }
      String rest = LASTING.matcher(SOURCED.matcher(prose).replaceAll(" ")).replaceAll(" ");
      for (TypedNumbers.Typed number : TypedNumbers.in(rest)) {
        if (Character.isDigit(number.written().charAt(0))) {
          typed.add(file.getFileName() + ": " + number.written());
        }
      }
    }
    assertEquals(List.of(), typed);
  }

  @Test
  void theArticleThatCountsIsMadeOfWhatItCounts() throws IOException {
    for (String name : List.of("is-innovation-dead.md", "is-innovation-dead.zh.md")) {
      String text = Files.readString(Path.of("content/articles", name));
      assertTrue(Embed.in(text).size() > 50, name);
    }
  }

  private static List<Path> articles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("content/articles"))) {
      return files.sorted().toList();
    }
  }
}
