package dev.pedigree.crawl.lfs;

import java.net.URI;
import java.util.Map;

/** What a large-file server says about one file. */
sealed interface LfsAnswer {

  /**
   * It can be read.
   *
   * @param href where
   * @param headers to be sent along
   */
  record At(URI href, Map<String, String> headers) implements LfsAnswer {}

  /**
   * It cannot.
   *
   * @param code as of HTTP; 0 when the server gave none
   * @param text the server's sentence, or empty
   */
  record Refused(int code, String text) implements LfsAnswer {}
}
