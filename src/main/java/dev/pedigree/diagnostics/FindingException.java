package dev.pedigree.diagnostics;

/**
 * Thrown where work on one input cannot go on; whoever handles several inputs catches it, reports
 * and goes on with the next.
 */
public final class FindingException extends RuntimeException {
  private final transient Finding finding;

  public FindingException(Finding finding) {
    this(finding, null);
  }

  public FindingException(Finding finding, Throwable cause) {
    super(finding.location() + ": " + finding.message().en(), cause);
    this.finding = finding;
  }

  /** What went wrong. */
  public Finding finding() {
    return finding;
  }
}
