package dev.pedigree.diagnostics;

/**
 * Thrown when work on an input cannot continue. Code that handles several inputs catches it,
 * reports the finding and continues with the next.
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

  /** The finding to report. */
  public Finding finding() {
    return finding;
  }
}
