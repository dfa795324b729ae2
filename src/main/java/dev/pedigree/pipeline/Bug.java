package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.Arrays;

/**
 * Turns an unexpected exception, a bug of this program, into a finding about the input that caused
 * it, with its place in the code, so that further inputs are still read.
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
