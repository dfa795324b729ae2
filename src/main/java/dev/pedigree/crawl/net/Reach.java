package dev.pedigree.crawl.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Which addresses a server may send a crawl to. A public server has no business pointing into the
 * network of whoever crawls it.
 */
public final class Reach {
  private Reach() {}

  /**
   * Whether a request that started at {@code from} may go on at {@code to}: http or https, not from
   * https back to http, and not from a public host to a private address.
   */
  public static boolean allows(URI from, URI to) {
    String scheme = String.valueOf(to.getScheme());
    if (to.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
      return false;
    }
    if (from.getScheme().equals("https") && scheme.equals("http")) {
      return false;
    }
    return from.getHost().equals(to.getHost())
        || !isPrivate(to.getHost())
        || isPrivate(from.getHost());
  }

  private static boolean isPrivate(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (address.isLoopbackAddress()
            || address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || address.isAnyLocalAddress()
            || (address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc)) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException e) {
      return false; // behind a proxy names do not resolve here; the request will tell
    }
  }
}
