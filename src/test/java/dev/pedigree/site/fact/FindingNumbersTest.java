package dev.pedigree.site.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import org.junit.jupiter.api.Test;

class FindingNumbersTest {
  @Test
  void numbersStandInGroupsAndNamesThatAreDigitsDoNot() {
    Finding finding =
        Finding.warning(
            "crawl.any",
            Location.of("config.json"),
            "bytes",
            34388917248L,
            "year",
            2023,
            "commit",
            "1234567",
            "shape",
            "[4096, 151936]",
            "negative",
            -1);
    assertEquals(
        Finding.warning(
            "crawl.any",
            Location.of("config.json"),
            "bytes",
            "34,388,917,248",
            "year",
            "2023",
            "commit",
            "1234567",
            "shape",
            "[4096, 151936]",
            "negative",
            "-1"),
        FindingNumbers.grouped(finding));
  }
}
