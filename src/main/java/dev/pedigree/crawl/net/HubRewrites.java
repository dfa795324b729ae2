package dev.pedigree.crawl.net;

import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.util.List;
import java.util.Optional;

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
    return new Rule(
        withoutSlash(option.substring(0, equals)), withoutSlash(option.substring(equals + 1)));
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
