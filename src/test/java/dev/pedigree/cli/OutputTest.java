package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "13476831232, 13.5 GB",
    "2500000000000, 2.5 TB",
    "2500000000000000, 2500.0 TB",
  })
  void bytesAreInPowersOfTen(long bytes, String text) {
    assertEquals(text, Output.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "999999 | 999,999",
        "1000000 | 1.0 million (1,000,000)",
        "34388917248 | 34.39 billion (34,388,917,248)",
        "1026408232448 | 1.03 trillion (1,026,408,232,448)",
      })
  void aLargeNumberIsRoundedAndStandsInFullBesideIt(long number, String text) {
    assertEquals(text, Output.exact(number));
  }

  @Test
  void oneThingIsNotMany() {
    assertEquals("1 file", Output.count(1, "file"));
    assertEquals("0 files", Output.count(0, "file"));
    assertEquals("1,234 files", Output.count(1234, "file"));
  }

  @Test
  void textIsFilledUpAndNeverCut() {
    assertEquals("ab  |", Output.padded("ab", 4) + "|");
    assertEquals("abcdef|", Output.padded("abcdef", 4) + "|");
  }

  @Test
  void errorsComeLast() {
    StringWriter out = new StringWriter();
    Output.findings(
        new PrintWriter(out),
        List.of(
            Finding.error("crawl.comment", Location.of("a")),
            Finding.info("crawl.tab", Location.of("b")),
            Finding.warning("crawl.trailing-comma", Location.of("c"))),
        Map.of());
    assertEquals(
        List.of("b: info", "c: warning", "a: error"),
        out.toString()
            .lines()
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.replaceFirst("^(\\w: \\w+):.*", "$1"))
            .toList());
  }
}
