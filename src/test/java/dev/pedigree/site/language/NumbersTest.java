package dev.pedigree.site.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.text.Paths;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void numbersAreRoundedToThreeDigitsInTheUnitsOfEachLanguage() {
    assertEquals(new Text("34.4 B", "344 亿"), Numbers.rounded(34_388_917_248L));
    assertEquals(new Text("1 B", "10 亿"), Numbers.rounded(999_885_952L));
    assertEquals(new Text("124 M", "1.24 亿"), Numbers.rounded(124_439_808L));
    assertEquals(new Text("1.03 T", "1.03 万亿"), Numbers.rounded(1_026_408_232_448L));
    assertEquals(new Text("999", "999"), Numbers.rounded(999));
  }

  @Test
  void digitsStandInGroupsOfThree() {
    assertEquals("34,388,917,248", Numbers.grouped(34_388_917_248L));
    assertEquals("0", Numbers.grouped(0));
    assertEquals("−1,000", Numbers.grouped(-1000));
  }

  @Test
  void bytesAreInPowersOf1024() {
    assertEquals("64.1 GiB", Numbers.bytes(68_777_895_856L));
    assertEquals("512 B", Numbers.bytes(512));
  }

  @Test
  void datesAreWrittenAsPeopleWriteThem() {
    assertEquals(new Text("2 November 2023", "2023 年 11 月 2 日"), Dates.written("2023-11-02"));
    assertEquals(new Text("March 2023", "2023 年 3 月"), Dates.written("2023-03"));
    assertEquals(
        new Text("5 August 2023", "2023 年 8 月 5 日"), Dates.written("2023-08-05T10:00:00Z"));
    assertEquals(new Text("soon", "soon"), Dates.written("soon"));
  }

  @Test
  void linksClimbOnlyAsFarAsTheyMust() {
    assertEquals(
        "../../terms/rope/index.html#x", Paths.between(Language.EN, "models/a/", "terms/rope/#x"));
    assertEquals("../c/index.html", Paths.between(Language.EN, "models/a/b/", "models/a/c/"));
    assertEquals("index.html", Paths.between(Language.EN, "", ""));
  }

  @Test
  void noIdLeavesItsFolder() {
    assertEquals("models/~2/~2/etc/", Addresses.model("../../etc"));
    assertEquals("models/a~20b/c~3cd~3e/", Addresses.model("a b/c<d>"));
    assertEquals("models/01-ai/Yi-34B@original/", Addresses.model("01-ai/Yi-34B@original"));
  }
}
