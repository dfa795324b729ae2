package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The address to read a source from, with credentials.
 *
 * @param source the URL of the catalogue without user name and password, as findings show it
 * @param address the address after rewriting
 * @param credentials including those in the URL, if any
 */
public record Origin(String source, GitAddress address, Credentials credentials) {

  public static Origin of(String url, HubRewrites hubs, Credentials credentials) {
    String source = GitAddress.withoutUserInfo(url);
    String rewritten = hubs.rewrite(url);
    GitAddress address = GitAddress.of(rewritten);
    String plain = GitAddress.withoutUserInfo(rewritten);
    if (address instanceof GitAddress.Server server && !plain.equals(rewritten)) {
      int start = rewritten.indexOf("://") + 3;
      int length = rewritten.length() - plain.length() - 1;
      // In the user info "+" is a plus sign, which URLDecoder would turn into a space.
      String userInfo =
          URLDecoder.decode(
              rewritten.substring(start, start + length).replace("+", "%2B"),
              StandardCharsets.UTF_8);
      return new Origin(source, address, credentials.with(server.url(), userInfo));
    }
    return new Origin(source, address, credentials);
  }
}
