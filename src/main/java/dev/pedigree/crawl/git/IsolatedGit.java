package dev.pedigree.crawl.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Makes JGit ignore the configuration of machine and user, so that no credential helper, URL
 * rewriting, large-file filter or hook takes effect, and nothing is written to the home folder.
 */
public final class IsolatedGit extends SystemReader.Delegate {
  private IsolatedGit(SystemReader reader) {
    super(reader);
  }

  /** Installs it for this process. */
  public static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof IsolatedGit)) {
      SystemReader.setInstance(new IsolatedGit(SystemReader.getInstance()));
    }
  }

  @Override
  public String getenv(String variable) {
    return variable.startsWith("GIT_") || variable.equals("XDG_CONFIG_HOME")
        ? null
        : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Empty(parent, fs);
  }

  private static final class Empty extends FileBasedConfig {
    Empty(Config parent, FS fs) {
      super(parent, null, fs);
    }

    /**
     * JGit measures for seconds how exactly a file system keeps times, with files that it writes
     * into the repository, unless the user's settings say so. The answer here is that of the
     * coarsest ones.
     */
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      boolean times = section.equals("filesystem") && name.equals("timestampResolution");
      return times
          ? unit.convert(2, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }

    @Override
    public void load() {
      // nothing to read
    }

    @Override
    public void save() {
      // nothing to write
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
