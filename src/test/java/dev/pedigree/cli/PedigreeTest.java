package dev.pedigree.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PedigreeTest {
  @Test
  void helpNamesEveryCommand() {
    Run run = Run.of("--help");
    assertEquals(0, run.exit());
    for (String command :
        new String[] {"build", "crawl", "inspect", "diff", "smoke", "check", "serve", "new"}) {
      assertTrue(run.out().contains("\n  " + command + " "), run.out());
    }
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    Run run = Run.of("inspekt");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("Unmatched argument at index 0: 'inspekt'"), run.err());
  }

  @Test
  void aRootThatIsNoFolderIsAnErrorAndNotTheCatalogueInsideTheProgram() {
    Run run = Run.of("check", "--root", "no-such-folder");
    assertEquals(1, run.exit());
    assertEquals(
        """
        no-such-folder: error: there is no such folder
          hint: give the folder that holds content and templates
        """,
        run.err());
  }

  @Test
  void aHubThatIsNoPairIsSaidToBeOne() {
    Run run = Run.of("crawl", "--hub", "https://example.org", "nobody/nothing");
    assertEquals(1, run.exit());
    assertTrue(run.err().startsWith("--hub: error: "), run.err());
  }
}
