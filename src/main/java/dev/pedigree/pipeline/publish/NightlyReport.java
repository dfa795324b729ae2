package dev.pedigree.pipeline.publish;

import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.pipeline.signing.SigningTotal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The report of a nightly run.
 *
 * @param outcome how it ended
 * @param read number of sources that were read
 * @param changed ids whose stored snapshot changed
 * @param first what first readings said about the rebuilt snapshots that they replaced, by id
 * @param unreached the sources that were not read, by id
 * @param change differences from the published site; empty if there was none to compare with, or no
 *     site could be built
 * @param held findings about exceeded limits
 * @param findings findings of the build
 * @param release the folder of the new site; empty when nothing was published
 * @param weights what was done about signatures; empty where none were asked for
 */
public record NightlyReport(
    Outcome outcome,
    int read,
    List<String> changed,
    SortedMap<String, Confirmed> first,
    SortedMap<String, Missed> unreached,
    Optional<SiteChange> change,
    List<Finding> held,
    List<Finding> findings,
    Optional<Path> release,
    Optional<SigningTotal> weights) {

  /** How it ended. */
  public enum Outcome {
    /** All sources were read, and the site is up to date. */
    FINE("fine", 0),
    /** The new site was published, but some sources could not be read. */
    PUBLISHED_WITH_FAILURES("published-with-failures", 3),
    /** The new site has errors or exceeds a limit, so the published one stays. */
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
   * @param cause why it failed
   * @param shown the date of the commit that is shown instead, or empty
   */
  public record Missed(String since, Finding cause, String shown) {}

  /**
   * A message for the commit of the snapshots: one line, followed by a line for each reason if
   * there are any.
   */
  public String commitMessage() {
    return commitMessage(changed, unreached);
  }

  /** As {@link #commitMessage()}, before the site is built. */
  public static String commitMessage(List<String> changed, SortedMap<String, Missed> unreached) {
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
