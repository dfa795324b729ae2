package dev.pedigree.weights.source;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses a server may send a request to, by a redirect or by naming where a file lies. A
 * public server has no business pointing into the network of whoever asks it. A server in that
 * network, which the user has named, may.
 */
public final class Reach {
  private Reach() {}

  /** Why an address may not be asked. */
  public enum Refusal {
    /** Neither http nor https, or no host. */
    SCHEME,
    /** From https back to http. */
    DOWNGRADE,
    /** From a public host to one that is not, or that nobody knows. */
    PRIVATE;

    /** The word in message keys. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a request that started at {@code start} may go to {@code to}. */
  public static boolean allows(URI start, URI to) {
    return refusal(start, start, to).isEmpty();
  }

  /**
   * Why a request may not go on, if it may not.
   *
   * @param start the address that the user or the catalogue gave
   * @param from the address that points on: {@code start} or where it was redirected to
   * @param to the address to go on at
   */
  public static Optional<Refusal> refusal(URI start, URI from, URI to) {
    boolean https = "https".equalsIgnoreCase(to.getScheme());
    if (to.getHost() == null || !(https || "http".equalsIgnoreCase(to.getScheme()))) {
      return Optional.of(Refusal.SCHEME);
    }
    if ("https".equalsIgnoreCase(from.getScheme()) && !https) {
      return Optional.of(Refusal.DOWNGRADE);
    }
    boolean reachable =
        to.getHost().equalsIgnoreCase(start.getHost()) || isPublic(to) || isPrivate(start);
    return reachable ? Optional.empty() : Optional.of(Refusal.PRIVATE);
  }

  private static boolean isPublic(URI url) {
    try {
      return addresses(url).allMatch(PublicAddress::is);
    } catch (UnknownHostException e) {
      return proxied(url);
    }
  }

  private static boolean isPrivate(URI url) {
    try {
      return addresses(url).noneMatch(PublicAddress::is);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Stream<InetAddress> addresses(URI url) throws UnknownHostException {
    return Stream.of(InetAddress.getAllByName(url.getHost()));
  }

  /** Behind a proxy names may not be known here: the proxy finds the host. */
  private static boolean proxied(URI url) {
    ProxySelector proxies = ProxySelector.getDefault();
    return proxies != null
        && proxies.select(url).stream().allMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
  }
}
