package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import java.util.Arrays;
import java.util.Map;

/**
 * Turns an unexpected exception, a bug of this program, into a finding about the input that caused
 * it, with its place in the code, so that further inputs are still read.
 */
public final class Bug {
  /** The rule of such findings. */
  static final String RULE = "pipeline.bug";

  private Bug() {}

  /** The mistake as an error of the input. */
  public static Finding of(String source, Throwable thrown) {
    return of(Severity.ERROR, source, thrown);
  }

  /** The same as a warning, where what the input gives can be used without the part that failed. */
  static Finding withoutHarm(String source, Throwable thrown) {
    return of(Severity.WARNING, source, thrown);
  }

  private static Finding of(Severity severity, String source, Throwable thrown) {
    String place =
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.pedigree."))
            .findFirst()
            .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
            .orElse("?");
    return new Finding(
        severity,
        RULE,
        Location.of(source),
        Map.of("what", String.valueOf(thrown), "place", place));
  }
}
