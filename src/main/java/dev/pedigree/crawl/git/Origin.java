package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.net.Reach;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The address to read a source from, with credentials.
 *
 * @param source the URL of the catalogue without user name and password, as findings show it
 * @param address the address after rewriting
 * @param credentials including those in the URL, if any
 * @param reach which addresses may be asked on the way
 */
public record Origin(String source, GitAddress address, Credentials credentials, Reach reach) {

  /** An address that the user has given. */
  public static Origin of(String url, HubRewrites hubs, Credentials credentials) {
    return of(url, hubs.instead(url).orElse(url), credentials);
  }

  /**
   * An address of the catalogue, which has to be public unless the user reads another one instead.
   */
  public static Origin catalogued(String url, HubRewrites hubs, Credentials credentials) {
    Optional<String> instead = hubs.instead(url);
    if (instead.isPresent()) {
      return of(url, instead.get(), credentials);
    }
    String source = GitAddress.withoutUserInfo(url);
    if (!url.startsWith("https://")) {
      String shown = Clean.text(source);
      throw new FindingException(
          Finding.error("crawl.not-public", Location.of(shown), "host", shown, "address", shown));
    }
    return new Origin(source, GitAddress.of(source), credentials, Reach.PUBLIC);
  }

  private static Origin of(String url, String rewritten, Credentials credentials) {
    String source = GitAddress.withoutUserInfo(url);
    GitAddress address = GitAddress.of(rewritten);
    if (!(address instanceof GitAddress.Server server)) {
      return new Origin(source, address, credentials, Reach.PUBLIC);
    }
    String plain = GitAddress.withoutUserInfo(rewritten);
    Credentials known =
        plain.equals(rewritten)
            ? credentials
            : credentials.with(server.url(), userInfo(rewritten, plain));
    return new Origin(source, address, known, Reach.named(server.url()));
  }

  private static String userInfo(String url, String plain) {
    int start = url.indexOf("://") + 3;
    int length = url.length() - plain.length() - 1;
    // In the user info "+" is a plus sign, which URLDecoder would turn into a space.
    return URLDecoder.decode(
        url.substring(start, start + length).replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
