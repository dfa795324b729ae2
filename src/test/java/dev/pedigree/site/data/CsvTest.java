package dev.pedigree.site.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void rowsEndAsRfc4180AsksAndNumbersStandBare() {
    Csv csv = new Csv("id", "lines", "ghost");
    csv.row("01-ai/Yi-34B", 3, false);
    assertEquals("id,lines,ghost\r\n01-ai/Yi-34B,3,false\r\n", text(csv));
  }

  @Test
  void whatWouldEndACellIsQuoted() {
    Csv csv = new Csv("a,b", "say \"x\"", "two\nlines", "模型");
    assertEquals("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",模型\r\n", text(csv));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "@SUM(A1)", "\tx", "-x", "-1+cmd|' /C calc'!A0", "-1-1", "=a\nb"})
  void whatASpreadsheetWouldRunIsText(String cell) {
    String quoted = cell.contains("\n") ? "\"'" + cell + "\"" : "'" + cell;
    assertEquals(quoted + "\r\n", text(new Csv(cell)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "-0.5", "1-2", "a=b", "2023-11", "x@y"})
  void whatItWouldNotRunStaysAsItIs(String cell) {
    assertEquals(cell + "\r\n", text(new Csv(cell)));
  }

  private static String text(Csv csv) {
    return new String(csv.bytes(), StandardCharsets.UTF_8);
  }
}
