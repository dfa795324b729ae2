package dev.pedigree.catalog.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What contributors hear about their slips; the slips are in {@link Slip#all()}. */
class EditorsMistakesTest {
  @TempDir Path folder;

  static List<Slip> slips() {
    return Slip.all();
  }

  @ParameterizedTest
  @MethodSource("slips")
  void everySlipIsShownAtItsPlaceWithTheWayToMendIt(Slip slip) throws IOException {
    assertEquals(slip.expected(), CatalogFixture.printed(slip.readIn(folder)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a colon inside a value                | 冒号加空格表示键的结束，这里却出现在值里；请给整个值加上半角引号："…"
          a full-width colon                    | 这个键后面用的是全角冒号；请改成半角冒号加空格
          two dashes at the end of the front matter | 这一行没有结束前置元数据；请在行首写三个半角短横 ---
          a conflict in the text                | 这里留有未解决的合并冲突（<<<<<<<）；请从两个版本中选定一个，并删去以 <、=、> 组成的标记行
          Traditional in a Chinese file         | “轉”是繁体字，这个文件应当用简体；请写“转”：繁体页面由简体转换；“…”和《…》里的文字保持原样
          English in a Chinese file             | 中文文件的这一部分是英文；请译成中文；英文引文请在行首加 >
          a placeholder in a Chinese file       | “待补”是待填写的占位文字；请补写或删去；若说的就是这个词，请放进反引号
          a day that February does not have     | 日历上没有 2023-02-30；请核对月份和日期
          """)
  void theChineseMessageLeadsToTheMendToo(String name, String expected) throws IOException {
    Slip slip = Slip.all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();

    assertEquals(
        expected,
        slip.readIn(folder).findings().stream()
            .map(f -> f.message().zh() + "；" + f.hint().zh())
            .collect(Collectors.joining("\n")));
  }

  @Test
  void aReleaseIsAheadFromTheDayAfterTomorrowAndOnlyWhereSomebodyAsksForTheDay() {
    CatalogFixture.lay("base", folder);

    assertEquals(List.of(), ahead(LocalDate.MAX));
    assertEquals(List.of(), ahead(LocalDate.of(2023, 3, 13)));
    assertEquals(
        List.of("models/acme/chat-7b.md:5:11: 2023-03-14 is still to come (today is 2023-03-12)"),
        ahead(LocalDate.of(2023, 3, 12)));
  }

  private List<String> ahead(LocalDate today) {
    return CatalogReader.read(folder, today).findings().stream()
        .map(EditorsMistakesTest::oneLine)
        .toList();
  }

  private static String oneLine(Finding finding) {
    return finding.location() + ": " + finding.message().en();
  }
}
