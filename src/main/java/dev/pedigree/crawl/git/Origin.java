package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a source is read, and with what.
 *
 * @param source the URL of the catalogue without user name and password: what findings name
 * @param address after rewriting
 * @param credentials with those of the URL, when it carries any
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
      // "+" is a plus sign in this part of a URL.
      String userInfo =
          URLDecoder.decode(
              rewritten.substring(start, start + length).replace("+", "%2B"),
              StandardCharsets.UTF_8);
      return new Origin(source, address, credentials.with(server.url(), userInfo));
    }
    return new Origin(source, address, credentials);
  }
}
