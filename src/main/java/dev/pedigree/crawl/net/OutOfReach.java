package dev.pedigree.crawl.net;

import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.net.Reach;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;

/** Thrown instead of a request that a crawl may not make, with the cause as a finding. */
public final class OutOfReach extends IOException {
  private final String rule;
  private final Map<String, String> args;

  private OutOfReach(String rule, Map<String, String> args) {
    super(rule + " " + args);
    this.rule = rule;
    this.args = args;
  }

  /** The first address of a source may not be asked. */
  public static IOException start(Reach.Refusal why, URI url) {
    if (why == Reach.Refusal.UNKNOWN) {
      return new UnknownHostException(String.valueOf(url.getHost()));
    }
    String address = url.getScheme() + "://" + url.getRawAuthority();
    return new OutOfReach(
        "crawl.not-public", Map.of("host", host(url), "address", Clean.text(address)));
  }

  /** A redirect may not be followed. */
  public static OutOfReach redirect(Reach.Refusal why, URI to) {
    return new OutOfReach("crawl.redirect." + why.word(), Map.of("host", host(to)));
  }

  /** A server redirects again and again. */
  public static OutOfReach redirects(int limit) {
    return new OutOfReach("crawl.redirect.many", Map.of("limit", Integer.toString(limit)));
  }

  /** A redirect leads to something that is not an address. */
  public static OutOfReach nowhere() {
    return new OutOfReach("crawl.redirect.scheme", Map.of("host", "–"));
  }

  /** The cause, as a finding about {@code source}. */
  public Finding finding(Severity severity, String source) {
    return new Finding(severity, rule, Location.of(source), args);
  }

  private static String host(URI url) {
    return Clean.text(String.valueOf(url.getHost()));
  }
}
