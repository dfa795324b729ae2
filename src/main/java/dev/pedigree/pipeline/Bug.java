package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.Arrays;

/**
 * A mistake of this program that some input brought to light. It is told like a mistake of the
 * input, with the place in the program, so that the inputs after it are still read.
 */
final class Bug {
  private Bug() {}

  static Finding of(String source, Throwable thrown) {
    String place =
        Arrays.stream(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.pedigree."))
            .findFirst()
            .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
            .orElse("?");
    return Finding.error(
        "pipeline.bug", Location.of(source), "what", String.valueOf(thrown), "place", place);
  }
}
