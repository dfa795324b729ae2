package dev.pedigree.pipeline.publish;

import dev.pedigree.diagnostics.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a night did.
 *
 * @param outcome one of three words
 * @param read how many sources were read
 * @param changed ids whose stored snapshot is another
 * @param unreached why other sources were not read, by id; since when is in the state of the
 *     sources
 * @param change what is different from the published site; empty where there was none to compare
 *     with, or no site could be built
 * @param held what was beyond a limit
 * @param findings what the build found
 * @param release where the new site is; empty when nothing was published
 */
public record NightlyReport(
    Outcome outcome,
    int read,
    List<String> changed,
    SortedMap<String, Missed> unreached,
    Optional<SiteChange> change,
    List<Finding> held,
    List<Finding> findings,
    Optional<Path> release) {

  /** How it ended. */
  public enum Outcome {
    /** All sources were read, and the site is that of today. */
    FINE("fine", 0),
    /** The site is that of today, as far as it could be read. */
    PUBLISHED_WITH_FAILURES("published-with-failures", 3),
    /** Today's site has errors or is worse than a limit allows, so yesterday's stays. */
    KEPT_YESTERDAY("kept-yesterday", 4);

    private final String word;
    private final int exitCode;

    Outcome(String word, int exitCode) {
      this.word = word;
      this.exitCode = exitCode;
    }

    /** The word in JSON. */
    public String word() {
      return word;
    }

    /** The exit code of the command. */
    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * A source that was not read.
   *
   * @param since the day of the first crawl that failed
   * @param cause what stood in the way
   * @param shown the date of the commit that is shown instead, or empty
   */
  public record Missed(String since, Finding cause, String shown) {}

  /** A message for the commit of the snapshots: one line, and one a reason where there is more. */
  public String commitMessage() {
    StringBuilder out = new StringBuilder("Snapshots: ");
    out.append(changed.isEmpty() ? "nothing new" : changed.size() + " changed");
    if (!unreached.isEmpty()) {
      out.append(", ").append(unreached.size()).append(" not reached");
    }
    if (!changed.isEmpty() || !unreached.isEmpty()) {
      out.append('\n');
      changed.forEach(id -> out.append("\nchanged: ").append(id));
      unreached.forEach(
          (id, missed) ->
              out.append("\nnot reached: ")
                  .append(id)
                  .append(" (")
                  .append(missed.cause().rule())
                  .append(')'));
    }
    return out.toString();
  }
}
