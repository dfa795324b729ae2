package dev.pedigree.crawl.net;

import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * An answer of a server that is not a success.
 *
 * @param url that was asked
 * @param status of HTTP
 * @param code the hub's code of the reason ({@code X-Error-Code}), or empty
 * @param text the hub's message, or empty
 * @param retryAfter header of that name, or empty
 */
public record HttpAnswer(URI url, int status, String code, String text, String retryAfter) {

  public HttpAnswer {
    text = Clean.text(text.strip());
  }

  /** Whether the same request may succeed soon. */
  boolean passing() {
    return status == 429 || status == 502 || status == 503 || status == 504;
  }

  /** How long the server asks to wait; empty when it does not say. */
  Optional<Duration> wanted(Instant now) {
    String text = retryAfter.strip();
    try {
      if (text.matches("[0-9]{1,7}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      if (!text.isEmpty()) {
        Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
      }
    } catch (DateTimeException e) {
      return Optional.empty(); // not a valid date
    }
    return Optional.empty();
  }

  /**
   * The finding for the answer. "Missing", "not permitted" and "not now" differ, because only the
   * first may mean that a repository is gone.
   */
  public Finding finding(String source) {
    return Finding.error(
        rule(),
        Location.of(source),
        "status",
        Integer.toString(status),
        "host",
        String.valueOf(url.getHost()),
        "text",
        text.isEmpty() ? "" : " (" + text + ")",
        "wait",
        retryAfter.isEmpty() ? "" : " (Retry-After: " + Clean.text(retryAfter) + ")");
  }

  private String rule() {
    String said = (code + " " + text).toLowerCase(Locale.ROOT);
    if (said.contains("quota")) {
      return "crawl.quota";
    }
    if (status == 451 || code.equals("DisabledRepo") || said.contains("is disabled")) {
      return "crawl.disabled";
    }
    if ((status == 401 || status == 403)
        && (said.contains("gated") || said.contains("restricted"))) {
      return "crawl.gated";
    }
    return switch (status) {
      case 401 -> "crawl.private-or-missing";
      case 403 -> "crawl.forbidden";
      case 404, 410 -> "crawl.missing";
      case 429 -> "crawl.rate-limited";
      case 402, 507, 509 -> "crawl.quota";
      default -> "crawl.server-error";
    };
  }
}
