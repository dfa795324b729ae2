package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import java.util.Arrays;
import java.util.Map;

/**
 * A mistake of this program that some input brought to light. It is told like a mistake of the
 * input, with the place in the program, so that the inputs after it are still read.
 */
final class Bug {
  private Bug() {}

  /** The mistake as an error of the input. */
  static Finding of(String source, Throwable thrown) {
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
        "pipeline.bug",
        Location.of(source),
        Map.of("what", String.valueOf(thrown), "place", place));
  }
}
