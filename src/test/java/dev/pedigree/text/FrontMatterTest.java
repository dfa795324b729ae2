package dev.pedigree.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.text.FrontMatter.Dashes;
import dev.pedigree.text.FrontMatter.State;
import org.junit.jupiter.api.Test;

class FrontMatterTest {
  @Test
  void theYamlIsWhatStandsBetweenTwoLinesOfDashes() {
    for (Dashes dashes : Dashes.values()) {
      assertEquals(
          new FrontMatter(State.CLOSED, 4, 9, 13), FrontMatter.of("---\na: b\n---\nText", dashes));
      assertEquals(
          new FrontMatter(State.CLOSED, 5, 11, 14), FrontMatter.of("---\r\na: b\r\n---", dashes));
      assertEquals(new FrontMatter(State.CLOSED, 4, 4, 8), FrontMatter.of("---\n---\n", dashes));
    }
  }

  @Test
  void dashesThatAreNotClosedAndTextWithoutDashesAreToldApart() {
    for (Dashes dashes : Dashes.values()) {
      assertEquals(
          new FrontMatter(State.OPEN, 4, 4, 0), FrontMatter.of("---\na: b\n----\n", dashes));
      assertEquals(new FrontMatter(State.NONE, 0, 0, 0), FrontMatter.of("# A\n---\n", dashes));
      assertEquals(new FrontMatter(State.NONE, 0, 0, 0), FrontMatter.of("", dashes));
    }
  }

  @Test
  void theHubTakesEmptyLinesBeforeTheDashesAndOwnContentTakesBlanksBehindThem() {
    assertEquals(State.CLOSED, FrontMatter.of("\n ---\na: b\n---\n", Dashes.HUB).state());
    assertEquals(State.NONE, FrontMatter.of("\n ---\na: b\n---\n", Dashes.OWN).state());
    assertEquals(State.NONE, FrontMatter.of("--- \na: b\n---\n", Dashes.HUB).state());
    assertEquals(State.CLOSED, FrontMatter.of("--- \na: b\n---\u3000\n", Dashes.OWN).state());
  }
}
