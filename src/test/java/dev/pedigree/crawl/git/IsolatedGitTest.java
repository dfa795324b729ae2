package dev.pedigree.crawl.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;

/** JGit without the settings of machine and user. */
class IsolatedGitTest {
  @Test
  void howExactlyAFileSystemKeepsTimesIsSaidSoThatItIsNotMeasured() throws Exception {
    IsolatedGit.install();
    StoredConfig user = SystemReader.getInstance().getUserConfig();
    assertEquals(2_000, milliseconds(user, "timestampResolution"));
    assertEquals(-1, milliseconds(user, "minRacyThreshold"), "nothing else is said");
  }

  private static long milliseconds(StoredConfig config, String name) {
    return config.getTimeUnit("filesystem", "any", name, -1, TimeUnit.MILLISECONDS);
  }
}
