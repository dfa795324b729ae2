package dev.pedigree.crawl.lfs;

import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;

/** Opens the content of one weight file. */
public interface Opening {

  /**
   * Opens the content.
   *
   * @param attempt 0, then 1 … after a failure, as an address may have expired
   * @throws dev.pedigree.diagnostics.FindingException when the reason of a failure is known
   */
  ByteSource open(int attempt) throws IOException;

  /** How many attempts make sense. */
  default int attempts() {
    return 1;
  }
}
