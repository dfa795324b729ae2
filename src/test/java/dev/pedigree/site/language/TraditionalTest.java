package dev.pedigree.site.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TraditionalTest {

  @Test
  void wordsOfTheFieldAreThoseUsedInTaiwan() {
    assertEquals("權重檔案的參數與資料，網路和程式", Traditional.of("权重文件的参数与数据，网络和程序"));
    assertEquals("軟體、位元組、資訊、變數", Traditional.of("软件、字节、信息、变量"));
  }

  @Test
  void charactersHaveTheirUsualForms() {
    assertEquals("這裡有一群人為了核對，回覆著", Traditional.of("这里有一群人为了核对，回复着"));
  }

  @Test
  void namesStay() {
    assertEquals("百川智能與零一萬物的 Yi-34B", Traditional.of("百川智能与零一万物的 Yi-34B"));
  }

  @Test
  void codeStaysInSimplified() {
    assertEquals(
        "<p title=\"参数\">參數<code>参数</code></p><pre><code>数据 &lt;</code></pre>",
        Traditional.ofHtml("<p title=\"参数\">参数<code>参数</code></p><pre><code>数据 &lt;</code></pre>"));
  }
}
