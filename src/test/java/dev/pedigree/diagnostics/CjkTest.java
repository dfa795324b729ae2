package dev.pedigree.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CjkTest {

  /** The parts of each sentence are divided by bars. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "的设计与|通义千问 Qwen-7B|逐行相同, 的设计与通义千问 Qwen-7B 逐行相同",
        "Yi-34B（首个版本）| 的设计, Yi-34B（首个版本）的设计",
        "相差 |4| 行, 相差 4 行",
        "相差|4|行, 相差 4 行",
        "形状为|[16]|；应为, 形状为 [16]；应为",
        "占全部的|12.5|%, 占全部的 12.5%",
        "窗口|?, 窗口 ?",
        "A| → |B, A → B",
        "书生|·|浦语, 书生·浦语",
        "见| “|config.json|” |一行, 见“config.json”一行",
      })
  void oneSpaceStandsBesideLatinLettersAndDigitsAndNoneBesideChinese(
      String parts, String expected) {
    StringBuilder sentence = new StringBuilder();
    for (String part : parts.split("\\|")) {
      Cjk.append(sentence, part);
    }
    assertEquals(expected, sentence.toString());
  }
}
