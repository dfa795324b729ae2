package dev.pedigree.crawl.lfs;

import java.util.Optional;

/** Finds the contents of large-file pointers. */
public interface LargeFiles {

  /**
   * How to open the content of the file at {@code path}; empty when it is known not to be
   * available.
   */
  Optional<Opening> opening(String path, LfsPointer pointer);
}
