package dev.pedigree.site.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LinkCheckTest {

  @Test
  void aLinkToNoFileAndALinkOutOfTheSiteAreFound() {
    assertEquals(
        List.of("site.link en/a.html (b.html)", "site.link en/a.html (../../c.html)"),
        check(
            "en/a.html",
            "<a href=b.html></a><a href='../../c.html'></a><a href='../en/a.html'></a>"));
  }

  @Test
  void aLinkToAFolderIsNotOneToItsIndex() {
    assertEquals(
        List.of("site.link a.html (b/)"), check("a.html", "<a href='b/'></a>", "b/index.html", ""));
  }

  @Test
  void whatAPageIsAskedIsNoPartOfItsFile() {
    assertEquals(
        List.of("site.link a.html (c.html?x=b.html)"),
        check("a.html", "<a href='b.html?x=1/2'></a><a href='c.html?x=b.html'></a>", "b.html", ""));
  }

  @Test
  void aMissingAnchorIsFoundOnTheSamePageAndOnAnother() {
    assertEquals(
        List.of("site.anchor a.html (#x)", "site.anchor a.html (b.html#y)"),
        check(
            "a.html",
            "<a href='#x'></a><a href='b.html#y'></a><a href='b.html#%E5%90%8D'></a>",
            "b.html",
            "<i id=名></i>"));
  }

  @Test
  void anIdentifierUsedTwiceIsFound() {
    assertEquals(
        List.of("site.duplicate-id a.html (#x)"), check("a.html", "<i id=x></i><b id=x></b>"));
  }

  @Test
  void aContentLinkIsFoundWhereItIsWritten() {
    assertEquals(
        List.of("site.unresolved articles/x.md:12:5"),
        check(
            "en/a.html",
            "<a data-unresolved='model:x' data-at='articles/x.md:12:5'>x</a>",
            "zh/a.html",
            "<a data-unresolved='model:x' data-at='articles/x.md:12:5'>x</a>"));
  }

  @Test
  void aDiffWithoutAPageIsSaidToNeedTheClaimOrThePairThatMakesOne() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(
        "en/x/index.html",
        ("<html lang=en><title>x</title><a data-unresolved='diff:a/b..c/d'"
                + " data-at='articles/x.md:12:5'>x</a>")
            .getBytes(StandardCharsets.UTF_8));

    Finding finding = LinkCheck.check(files).get(0);

    assertEquals(
        """
        articles/x.md:12:5: error: the pair a/b..c/d has no page
          hint: a comparison has one when one model is a claimed parent of the other, when they \
        follow each other in a chain, or when content/site.yaml names them under comparisons; both \
        must have been crawled
        """,
        FindingPrinter.terminal(finding, null));
    assertEquals("a/b..c/d 这一对没有对比页面", finding.message().zh());
  }

  @Test
  void aPictureWithoutWordsAndARequestElsewhereAreFound() {
    assertEquals(
        List.of(
            "site.external a.html (https://cdn.example/x.js)",
            "site.alt a.html (p.png)",
            "site.alt a.html (svg)"),
        check(
            "a.html",
            "<script src='https://cdn.example/x.js'></script><img src=p.png><svg role=img></svg>",
            "p.png",
            ""));
  }

  @Test
  void aTranslationThatDoesNotNameTheOriginalIsFound() {
    String home = "<link rel=canonical href='https://x.org/en/'>";
    String a = "<link rel=canonical href='https://x.org/en/a/'>";
    String names =
        "<link rel=alternate hreflang=en href='https://x.org/en/a/'>"
            + "<link rel=alternate hreflang=zh-Hans href='https://x.org/zh/a/'>"
            + "<link rel=alternate hreflang=x-default href='https://x.org/en/a/'>";
    assertEquals(
        List.of("site.hreflang en/a/index.html (https://x.org/zh/a/)"),
        check(
            "en/index.html",
            home,
            "en/a/index.html",
            a + names,
            "zh/a/index.html",
            "<link rel=canonical href='https://x.org/zh/a/'>"));
  }

  private static List<String> check(String... files) {
    TreeMap<String, byte[]> site = new TreeMap<>();
    for (int i = 0; i < files.length; i += 2) {
      String html =
          files[i].endsWith(".html")
              ? "<!doctype html><html lang=en><head><title>t</title></head><body>" + files[i + 1]
              : files[i + 1];
      site.put(files[i], html.getBytes(StandardCharsets.UTF_8));
    }
    return LinkCheck.check(site).stream().map(f -> f.rule() + " " + f.location()).toList();
  }
}
