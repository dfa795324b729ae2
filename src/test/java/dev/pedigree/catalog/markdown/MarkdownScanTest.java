package dev.pedigree.catalog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.text.FrontMatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class MarkdownScanTest {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), FootnotesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  /** The parser of the pages agrees with the scan on everything that people wrote. */
  @Test
  void linksAndHeadingsOfTheContentAreThoseOfThePagesAtTheSameOffsets() throws IOException {
    int links = 0;
    for (Path file : content()) {
      String text = Files.readString(file);
      int body = FrontMatter.of(text, FrontMatter.Dashes.OWN).body();
      MarkdownScan.Found found = MarkdownScan.scan(text, body);
      TreeSet<String> scanned = new TreeSet<>();
      found.links().forEach(link -> scanned.add(link.at() + " " + link.target()));
      found.headings().forEach(heading -> scanned.add(heading.at() + " level " + heading.level()));
      TreeSet<String> parsed = new TreeSet<>();
      parsed(PARSER.parse(text.substring(body)), text.substring(body), body, parsed);
      assertEquals(parsed, scanned, file.toString());
      links += found.links().size();
    }
    assertTrue(links > 100, "only " + links + " links");
  }

  @Test
  void aLinkThatThePagesTakeForTextIsFoundSoThatItIsChecked() {
    assertEquals(
        List.of(new MarkdownScan.Link("model:01-ai/Yi", 5, false, false)),
        MarkdownScan.scan("[Yi](model:01-ai/Yi 34B)", 0).links());
    assertEquals(
        List.of(new MarkdownScan.Link("family:yi", 5, false, false)),
        MarkdownScan.scan("[Yi](family:yi", 0).links());
  }

  private static void parsed(Node node, String text, int body, Set<String> into) {
    if (node instanceof Link link) {
      int from = start(link);
      into.add(text.indexOf(link.getDestination(), from) + body + " " + link.getDestination());
    } else if (node instanceof Heading heading) {
      into.add(start(heading) + body + " level " + heading.getLevel());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      parsed(child, text, body, into);
    }
  }

  private static int start(Node node) {
    return node.getSourceSpans().get(0).getInputIndex();
  }

  private static List<Path> content() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("content"))) {
      return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
    }
  }
}
