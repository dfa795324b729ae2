package dev.pedigree.crawl.lfs;

import java.net.URI;
import java.util.Map;

/** The answer of a large-file server about one file. */
sealed interface LfsAnswer {

  /**
   * The content can be read.
   *
   * @param href its address
   * @param headers to send with the request
   */
  record At(URI href, Map<String, String> headers) implements LfsAnswer {}

  /**
   * The content cannot be read.
   *
   * @param code an HTTP status; 0 when the server gave none
   * @param text the message of the server, or empty
   */
  record Refused(int code, String text) implements LfsAnswer {}
}
