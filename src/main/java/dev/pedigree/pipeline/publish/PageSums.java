package dev.pedigree.pipeline.publish;

import dev.pedigree.site.SiteSink;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is kept of each page for comparison with the next site: a digest, and the number of links.
 */
public final class PageSums implements SiteSink {
  private static final byte[] LINK = " href=".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, String> digests = new ConcurrentHashMap<>();
  private final LongAdder links = new LongAdder();

  @Override
  public void take(String path, byte[] bytes) {
    if (path.endsWith(".html")) {
      digests.put(path, digest(bytes));
      links.add(links(bytes));
    }
  }

  /** Digest of each HTML file, by path. */
  Map<String, String> digests() {
    return digests;
  }

  /** Number of links on all pages. */
  long links() {
    return links.sum();
  }

  /** The number of links on a page, counted without parsing, for comparison only. */
  private static long links(byte[] html) {
    long links = 0;
    for (int at = 0; at + LINK.length <= html.length; at++) {
      int i = 0;
      while (i < LINK.length && html[at + i] == LINK[i]) {
        i++;
      }
      if (i == LINK.length) {
        links++;
      }
    }
    return links;
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sum, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
