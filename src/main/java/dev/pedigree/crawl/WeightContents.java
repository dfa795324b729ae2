package dev.pedigree.crawl;

import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the contents of weight files, of which whoever reads takes as little as needed. */
public interface WeightContents {

  /**
   * Opens a weight file.
   *
   * @param path as in {@link dev.pedigree.weights.WeightHeader#path}
   * @throws IOException when it is not here or cannot be reached
   */
  ByteSource open(String path) throws IOException;

  /** Files in a folder. */
  static WeightContents in(Path folder) {
    return path -> new FileSource(path, folder.resolve(path));
  }
}
