package dev.pedigree.site;

/** Receives the files of a site as they are made, from several threads. */
public interface SiteSink {

  /**
   * Takes a file.
   *
   * @param path in the site, with {@code /} between folders
   */
  void take(String path, byte[] bytes);
}
