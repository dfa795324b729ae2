package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.net.PublicUrl;
import dev.pedigree.text.SourceText;

/**
 * Checks the addresses in the front matter of models: a crawl asks them, and pages link to them, so
 * they have to be public and without anything secret.
 */
final class AddressCheck {
  private final SourceText source;
  private final Report report;

  AddressCheck(SourceText source, Report report) {
    this.source = source;
    this.report = report;
  }

  /** Checks an address. */
  void address(String url, int at) {
    PublicUrl.flaw(url).ifPresent(flaw -> report.add(finding(flaw, url, source.at(at))));
  }

  /** Checks a text that may be an address, also with words behind it, or a reference in words. */
  void reference(String text, int at) {
    if (PublicUrl.looksLikeOne(text)) {
      address(text.split("\\s", 2)[0], at);
    }
  }

  private static Finding finding(PublicUrl.Flaw flaw, String url, Location at) {
    return switch (flaw) {
      case SYNTAX -> Finding.error("catalog.bad-url", at, "url", url);
      case SCHEME -> Finding.error("catalog.not-https", at, "url", url);
      case LOGIN -> Finding.error("catalog.login-in-url", at);
      case HOST -> Finding.error("catalog.not-public", at, "url", url);
      case QUERY -> Finding.error("catalog.query-in-url", at);
    };
  }
}
