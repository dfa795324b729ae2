package dev.pedigree.site.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TraditionalTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "traditional.tsv", delimiter = '\t', quoteCharacter = '\0')
  void sentencesAreThoseThatTaiwanAndHongKongRead(String simplified, String traditional) {
    assertEquals(traditional, Traditional.of(simplified));
  }

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
  void aNameThatBecomesLatinGetsItsSpacesAndTakesNoneFromOthers() {
    assertEquals("由 Google 發布，「和LLaMA一樣」", Traditional.of("由谷歌发布，“和LLaMA一样”"));
  }

  @Test
  void aWordThatTagsCutIsFoundWhole() {
    assertEquals(List.of("遞", "迴", "的"), Traditional.of(List.of("递", "归", "的")));
  }
}
