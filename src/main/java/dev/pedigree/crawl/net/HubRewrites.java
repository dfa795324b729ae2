package dev.pedigree.crawl.net;

import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Replacements for prefixes of URLs: mirrors, local copies.
 *
 * @param rules the first whose prefix matches is applied
 */
public record HubRewrites(List<Rule> rules) {

  /** No rewriting. */
  public static final HubRewrites NONE = new HubRewrites(List.of());

  /**
   * One prefix.
   *
   * @param from prefix in the catalogue, without a final slash
   * @param to its replacement, without a final slash
   */
  public record Rule(String from, String to) {}

  private static final Pattern WEB = Pattern.compile("(?i)https?://[^/\\s]+(/\\S*)?");

  /** A web address, a file address, or a path. */
  private static final Pattern READABLE =
      Pattern.compile("(?i)https?://[^/\\s]+(/\\S*)?|file:/.*|(?![a-z][a-z0-9+.-]+:).*");

  public HubRewrites {
    rules = List.copyOf(rules);
  }

  /** Reads options of the form {@code FROM=TO}. */
  public static HubRewrites parse(List<String> options) {
    return new HubRewrites(options.stream().map(HubRewrites::rule).toList());
  }

  private static Rule rule(String option) {
    int equals = option.indexOf('=');
    if (equals < 1 || equals == option.length() - 1) {
      throw new FindingException(
          Finding.error("crawl.hub-option", Location.of("--hub"), "option", Clean.text(option)));
    }
    Rule rule =
        new Rule(
            withoutSlash(option.substring(0, equals)), withoutSlash(option.substring(equals + 1)));
    if (!WEB.matcher(rule.from()).matches() || !READABLE.matcher(rule.to()).matches()) {
      throw new FindingException(
          Finding.error("crawl.hub-address", Location.of("--hub"), "option", Clean.text(option)));
    }
    return rule;
  }

  /**
   * The URL to read instead of {@code url}, if there is one. A prefix matches whole path segments.
   */
  public Optional<String> instead(String url) {
    return rules.stream()
        .filter(rule -> url.equals(rule.from()) || url.startsWith(rule.from() + "/"))
        .findFirst()
        .map(rule -> rule.to() + url.substring(rule.from().length()));
  }

  private static String withoutSlash(String prefix) {
    return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
  }
}
