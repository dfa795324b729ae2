package dev.pedigree.crawl.lfs;

import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;

/** How to get at the content of one weight file. */
public interface Opening {

  /**
   * Opens it.
   *
   * @param attempt 0, then 1 … when reading failed before: an address may have expired
   * @throws dev.pedigree.diagnostics.FindingException when it is known why it cannot be had
   */
  ByteSource open(int attempt) throws IOException;

  /** How often it makes sense to open it. */
  default int attempts() {
    return 1;
  }
}
