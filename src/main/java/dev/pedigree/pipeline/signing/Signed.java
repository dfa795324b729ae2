package dev.pedigree.pipeline.signing;

import dev.pedigree.diagnostics.Finding;
import java.util.List;
import java.util.Locale;

/**
 * What became of the signature of a source.
 *
 * @param state whether there is one
 * @param bytesRead bytes of weights that were read now
 * @param headerBytes bytes of headers that had to be read again for that
 * @param fileBytes size of the stored file; 0 without one
 * @param findings why there is none, or why it was read again
 */
public record Signed(
    State state, long bytesRead, long headerBytes, int fileBytes, List<Finding> findings) {

  public Signed {
    findings = List.copyOf(findings);
  }

  /** Whether a source has a signature. */
  public enum State {
    /** Its files are as they were, so nothing was read. */
    KEPT,
    /** It was read and stored. */
    READ,
    /** It could not be read. */
    FAILED,
    /** There is nothing to read rows of: no files with a digest, or no description. */
    NONE,
    /** The run had read as much as it may. */
    LATER;

    /** The word in JSON: {@code kept} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Signed without(State state, List<Finding> findings) {
    return new Signed(state, 0, 0, 0, findings);
  }
}
