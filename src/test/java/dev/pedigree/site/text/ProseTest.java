package dev.pedigree.site.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.site.language.Language;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProseTest {

  @Test
  void emphasisWorksBesideChinesePunctuation() {
    assertEquals("<p><strong>真。</strong>她</p>", zh("**真。**她"));
    assertEquals("<p><strong>注意力</strong>的头</p>", zh("**注意力**的头"));
    assertEquals("<p>使用<strong>RoPE（旋转位置编码）</strong>的模型</p>", zh("使用**RoPE（旋转位置编码）**的模型"));
    assertEquals("<p><strong>《模型》</strong>一书</p>", zh("**《模型》**一书"));
    assertEquals("<p>这是<em>“强调”</em>吗</p>", zh("这是*“强调”*吗"));
  }

  @Test
  void asterisksThatAreNoEmphasisStay() {
    assertEquals("<p>a * b * c</p>", en("a * b * c"));
    assertEquals("<p>2 ** 3</p>", en("2 ** 3"));
  }

  @Test
  void aLineBreakBetweenChineseCharactersIsNoSpace() {
    assertEquals("<p>第一行，第二行</p>", zh("第一行，\n第二行"));
    assertEquals("<p>用\nRoPE\n的</p>", zh("用\nRoPE\n的"));
  }

  @Test
  void htmlIsShownAsItIsTyped() {
    assertEquals(
        "<p>&lt;b onclick=&quot;x&quot;&gt;bold&lt;/b&gt;</p>", en("<b onclick=\"x\">bold</b>"));
  }

  @Test
  void anAttributeThatActsIsLeftOut() {
    assertEquals(
        "<h2 id=\"x\">Heading</h2>\n<p><em>word</em></p>",
        en(
            "## Heading {#x onclick=\"alert(1)\" style=\"color:red\"}\n\n"
                + "*word*{onmouseover=\"alert(1)\" style=\"color:red\" srcdoc=\"x\"}"));
  }

  @Test
  void aTextWithoutTablesReadsAsItDoesBeforeOne() {
    String text =
        """
        A *word*, `code`, [a link](https://example.org) and a \\[bracket] with ^.

        ## Heading {#here}

        1. one
           - two {.kind}

        > quoted
        > lines

        ```python
        x = 1
        ```

        Title
        -----

        ---
        [ref]

        [ref]: https://example.com "title"
        """;
    String alone = en(text);
    String before = en(text + "\n| a |\n|---|\n| 1 |\n");
    assertEquals(alone, before.substring(0, before.indexOf("\n<div class=\"scroll\"")));
  }

  @Test
  void aTableStandsInABoxThatScrolls() {
    assertEquals(
        """
        <div class="scroll" tabindex="0"><table>
        <thead>
        <tr><th>a</th><th align="right">b</th></tr>
        </thead>
        <tbody>
        <tr><td>1</td><td align="right"><strong>“2”</strong>号</td></tr>
        </tbody>
        </table></div>""",
        zh("| a | b |\n|---|--:|\n| 1 | **“2”**号 |"));
  }

  @Test
  void codeKeepsItsAsterisksAndSpaces() {
    assertEquals(
        "<p><code>**《a》**</code>和<em>《b》</em>的</p>\n"
            + "<pre tabindex=\"0\"><code class=\"language-sh\">ls *，\n</code></pre>",
        zh("`**《a》**`和*《b》*的\n\n```sh\nls *，\n```"));
  }

  @Test
  void anEscapedAsteriskIsNoEmphasis() {
    assertEquals("<p>参数*《a》*的</p>", zh("参数\\*《a》\\*的"));
  }

  @Test
  void headingsKeepTheNamesTheyAreGiven() {
    assertEquals("<h2 id=\"what-happened\">发生了什么</h2>", zh("## 发生了什么 {#what-happened}"));
  }

  @Test
  void linksLeadToPagesOfTheSiteOrToTheWeb() {
    assertEquals(
        "<p><a href=\"models/a/b/index.html\">B</a> and <a href=\"https://x.org/?a=1&amp;b\""
            + " class=\"out\">x</a></p>",
        en("[B](model:a/b) and [x](https://x.org/?a=1&b)"));
  }

  @Test
  void aComparisonIsFoundInEitherDirection() {
    assertEquals("<p><a href=\"diff/a/b/to/c/d/index.html\">d</a></p>", en("[d](diff:c/d..a/b)"));
  }

  @Test
  void aLinkWithoutAPageSaysWhereItStands() {
    assertEquals(
        "<p>One\n<a data-unresolved=\"model:no/such\" data-at=\"x.md:8:7\">two</a></p>",
        en("One\n[two](model:no/such)"));
  }

  @Test
  void aComputedWordLeadsToWhereItsFactIsShown() {
    assertEquals(
        "<p><a href=\"models/a/b/index.html\" class=\"computed\">60 layers</a></p>",
        en("[60 layers](fact:a/b#layers)"));
    assertEquals(
        "<p><a href=\"diff/a/b/to/c/d/index.html\" class=\"computed\">one line</a></p>",
        en("[one line](claim:a/b..c/d#lines=1)"));
  }

  @Test
  void picturesOfTheSiteShareAParagraphAndOthersAreRefused() {
    assertEquals(
        "<div class=\"embeds several\"><figure>chart a?b=c*</figure><figure>table d</figure></div>",
        en("![One](chart:a?b=c*)\n![Two](table:d)"));
    assertEquals(
        "<p>See <img alt=\"One\" data-unresolved=\"chart:a\" data-at=\"x.md:7:12\" />.</p>",
        en("See ![One](chart:a)."));
  }

  @Test
  void aScriptIsNoLink() {
    assertEquals(
        "<p><a data-unresolved=\"javascript:alert(1)\" data-at=\"x.md:7:5\">x</a></p>",
        en("[x](javascript:alert(1))"));
  }

  private static final PictureMaker NO_PICTURES =
      (scheme, target, words, language, link, href) ->
          "<figure>" + scheme + " " + target + "</figure>";

  private static String en(String markdown) {
    return prose(Language.EN, markdown, "");
  }

  private static String zh(String markdown) {
    return prose(Language.ZH_HANS, "-", markdown);
  }

  private static String prose(Language language, String en, String zh) {
    ContentLinks links = new ContentLinks(Set.of("models/a/b/", "terms/rope/", "diff/a/b/to/c/d/"));
    return new Prose(links, address -> address + "index.html", NO_PICTURES)
        .html(new dev.pedigree.catalog.Words(en, zh, "x.md", "x.zh.md", 7, 7, false), language)
        .strip();
  }
}
