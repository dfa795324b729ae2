package dev.pedigree.crawl.lfs;

import java.util.Optional;

/** Where the contents of large-file pointers are. */
public interface LargeFiles {

  /**
   * How to get at the content of the file at {@code path}; empty when it is known to be out of
   * reach.
   */
  Optional<Opening> opening(String path, LfsPointer pointer);
}
