package dev.pedigree.site;

import java.util.function.Supplier;

/** Receives the files of a site as they are made, from several threads. */
public interface SiteSink {

  /**
   * Takes a file.
   *
   * @param path in the site, with {@code /} between folders
   */
  void take(String path, byte[] bytes);

  /**
   * Takes a picture as pixels, which costs more than any page; made when its bytes are asked for.
   */
  default void takePixels(String path, Supplier<byte[]> bytes) {
    take(path, bytes.get());
  }
}
