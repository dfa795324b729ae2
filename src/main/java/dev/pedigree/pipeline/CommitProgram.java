package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Commits by a program of the one who runs the night, which gets the message on its standard input.
 *
 * @param program its path or name
 * @param output receives what it prints
 */
public record CommitProgram(String program, PrintWriter output) implements Nightly.Committer {

  /**
   * Runs it and waits for its end.
   *
   * @throws FindingException when it ends with another code than 0
   * @throws IOException when it cannot be started
   */
  @Override
  public void commit(String message) throws IOException {
    Path input = Files.createTempFile("pedigree-message", ".txt");
    try {
      Files.writeString(input, message + "\n");
      Process process =
          new ProcessBuilder(program)
              .redirectInput(input.toFile())
              .redirectErrorStream(true)
              .start();
      output.write(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      output.flush();
      int code = process.waitFor();
      if (code != 0) {
        throw new FindingException(
            Finding.error("pipeline.commit-failed", Location.of(program), "code", code));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + program + " was running", e);
    } finally {
      Files.delete(input);
    }
  }
}
