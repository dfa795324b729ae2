package dev.pedigree.crawl.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpAnswerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "401, '', '', crawl.private-or-missing",
    "401, GatedRepo, '', crawl.gated",
    "403, '', Access to this model is restricted, crawl.gated",
    "403, '', '', crawl.forbidden",
    "404, RepoNotFound, '', crawl.missing",
    "404, '', 'The GATED model is gone', crawl.missing",
    "410, '', '', crawl.missing",
    "429, '', '', crawl.rate-limited",
    "451, '', '', crawl.disabled",
    "403, DisabledRepo, '', crawl.disabled",
    "403, '', 'This repository is disabled.', crawl.disabled",
    "402, '', '', crawl.quota",
    "429, '', 'You exceeded your quota', crawl.quota",
    "500, '', '', crawl.server-error",
    "418, '', '', crawl.server-error",
  })
  void onlyWhatIsGoneIsSaidToBeMissing(int status, String code, String text, String rule) {
    assertEquals(rule, answer(status, code, text, "").finding("a").rule());
  }

  @Test
  void theHubsOwnWordsAndTheWaitAreTold() {
    assertEquals(
        "crawl.rate-limited example.org 429 (slow down) (Retry-After: 30)",
        told(answer(429, "", " slow down ", "30")));
    assertEquals("crawl.rate-limited example.org 429", told(answer(429, "", "", "")));
  }

  @Test
  void theWaitIsASecondCountOrADate() {
    assertEquals(Optional.of(Duration.ofMinutes(2)), wanted("120"));
    assertEquals(Optional.of(Duration.ofHours(1)), wanted("Thu, 01 Jan 2026 01:00:00 GMT"));
    assertEquals(Optional.of(Duration.ZERO), wanted("Wed, 31 Dec 2025 23:00:00 GMT"));
    assertEquals(Optional.empty(), wanted(""));
    assertEquals(Optional.empty(), wanted("soon"));
    assertEquals(Optional.empty(), wanted("-5"));
    assertEquals(Optional.empty(), wanted("99999999999"));
  }

  private static Optional<Duration> wanted(String retryAfter) {
    return answer(429, "", "", retryAfter).wanted(NOW);
  }

  private static String told(HttpAnswer answer) {
    var args = answer.finding("a").args();
    return answer.finding("a").rule()
        + " "
        + args.get("host")
        + " "
        + args.get("status")
        + args.get("text")
        + args.get("wait");
  }

  private static HttpAnswer answer(int status, String code, String text, String retryAfter) {
    return new HttpAnswer(URI.create("https://example.org/a"), status, code, text, retryAfter);
  }
}
