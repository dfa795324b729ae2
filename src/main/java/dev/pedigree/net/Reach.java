package dev.pedigree.net;

import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses a crawl may ask: the first one, those that a server redirects to, and those that
 * it names as the places of files. The rule is the same for git, large files and ranges.
 *
 * <p>Names are resolved here and again by the connection. Java keeps an answer for 30 seconds, so
 * that both get the same one.
 */
public final class Reach {
  /** Addresses that anybody may have written, as in the catalogue: public hosts, by https. */
  public static final Reach PUBLIC = new Reach(Optional.empty());

  private final Optional<URI> named;

  private Reach(Optional<URI> named) {
    this.named = named;
  }

  /**
   * Addresses that the user has given. It may point into its own network and to public hosts. A
   * public one has no business pointing into the network of whoever asks it.
   */
  public static Reach named(URI start) {
    return new Reach(Optional.of(start));
  }

  /** Why an address may not be asked. */
  public enum Refusal {
    /** Neither http nor https, or no host. */
    SCHEME,
    /** Not encrypted, although it must be or was before. */
    DOWNGRADE,
    /** A host whose name leads nowhere. */
    UNKNOWN,
    /** A host that is not public, and not in the network of an address that the user gave. */
    PRIVATE;

    /** The word in message keys. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same rule for what starts at another address that this one leads to. */
  public Reach from(URI start) {
    return named.isEmpty() ? this : named(start);
  }

  /** Why a request may not start at this address, if it may not. */
  public Optional<Refusal> refusal(URI to) {
    return refusal(to, to);
  }

  /**
   * Why a request may not go on, if it may not.
   *
   * @param from the address that points on
   * @param to the address to go on at
   */
  public Optional<Refusal> refusal(URI from, URI to) {
    boolean https = "https".equalsIgnoreCase(to.getScheme());
    if (to.getHost() == null || !(https || "http".equalsIgnoreCase(to.getScheme()))) {
      return Optional.of(Refusal.SCHEME);
    }
    if (!https && (named.isEmpty() || "https".equalsIgnoreCase(from.getScheme()))) {
      return Optional.of(Refusal.DOWNGRADE);
    }
    if (named.isPresent() && to.getHost().equalsIgnoreCase(named.get().getHost())) {
      return Optional.empty();
    }
    try {
      boolean reachable = addresses(to).allMatch(PublicAddress::is) || ownNetwork();
      return reachable ? Optional.empty() : Optional.of(Refusal.PRIVATE);
    } catch (UnknownHostException e) {
      return proxied(to) ? Optional.empty() : Optional.of(Refusal.UNKNOWN);
    }
  }

  /** Whether the address that the user gave lies in a network that is not public. */
  private boolean ownNetwork() {
    try {
      return named.isPresent() && addresses(named.get()).noneMatch(PublicAddress::is);
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
