package dev.pedigree.catalog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ext.attributes.AttributesExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import dev.pedigree.text.FrontMatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarkdownScanTest {
  private static final Parser PARSER =
      Parser.builder(
              new MutableDataSet()
                  .set(
                      Parser.EXTENSIONS,
                      List.of(
                          TablesExtension.create(),
                          FootnoteExtension.create(),
                          AttributesExtension.create())))
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
      parsed(PARSER.parse(text.substring(body)), body, parsed);
      assertEquals(parsed, scanned, file.toString());
      links += found.links().size();
    }
    assertTrue(links > 100, "only " + links + " links");
  }

  @Test
  void aLinkThatThePagesTakeForTextIsFoundSoThatItIsChecked() {
    assertEquals(
        List.of(new MarkdownScan.Link("model:01-ai/Yi", 5, false, false, 1)),
        MarkdownScan.scan("[Yi](model:01-ai/Yi 34B)", 0).links());
    assertEquals(
        List.of(new MarkdownScan.Link("family:yi", 5, false, false, 1)),
        MarkdownScan.scan("[Yi](family:yi", 0).links());
  }

  private static void parsed(Node node, int body, Set<String> into) {
    if (node instanceof LinkNodeBase link) {
      into.add(body + link.getUrl().getStartOffset() + " " + link.getUrl());
    } else if (node instanceof AutoLink link) {
      into.add(body + link.getText().getStartOffset() + " " + link.getText());
    } else if (node instanceof Heading heading) {
      into.add(body + heading.getStartOffset() + " level " + heading.getLevel());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      parsed(child, body, into);
    }
  }

  private static List<Path> content() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("content"))) {
      return files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
    }
  }
}
