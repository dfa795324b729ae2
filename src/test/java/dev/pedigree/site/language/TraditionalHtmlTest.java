package dev.pedigree.site.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TraditionalHtmlTest {

  @Test
  void codeInALineAndAttributesStay() {
    assertEquals(
        "<p title=\"参数\">參數<code>参数</code>參數</p>",
        TraditionalHtml.of("<p title=\"参数\">参数<code>参数</code>参数</p>"));
  }

  @Test
  void chineseWordsInABlockOfCodeAreConvertedAndQuotationMarksStay() {
    assertEquals(
        "<pre tabindex=\"0\"><code>x = norm(x)  # 分支後 “前後” &lt;\n</code></pre><p>「參數」</p>",
        TraditionalHtml.of(
            "<pre tabindex=\"0\"><code>x = norm(x)  # 分支后 “前后” &lt;\n</code></pre><p>“参数”</p>"));
  }

  @Test
  void aWordIsFoundAcrossTheTagsThatCutIt() {
    assertEquals(
        "<p>本<a href=\"x\">設</a>定的執行</p><p>並</p>",
        TraditionalHtml.of("<p>本<a href=\"x\">配</a>置的运行</p><p>并</p>"));
    assertEquals(
        "<p>最多<b>只</b>能看出<em>輸出矩</em>陣的橫列</p>",
        TraditionalHtml.of("<p>最多<b>只</b>能看出<em>输出矩</em>阵的行</p>"));
  }

  @Test
  void whatIsReadOutIsConvertedToo() {
    assertEquals(
        "<div class=\"scroll\" aria-label=\"設計要素\"><b>架構</b></div>",
        TraditionalHtml.of("<div class=\"scroll\" aria-label=\"设计要素\"><b>架构</b></div>"));
  }
}
