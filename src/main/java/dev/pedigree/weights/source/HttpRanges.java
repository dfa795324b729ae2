package dev.pedigree.weights.source;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.net.Reach;
import dev.pedigree.weights.Notes;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests ranges of one file from a server. */
final class HttpRanges {
  private static final int REDIRECTS = 5;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
  private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d{1,18})");

  private static final class Shared {
    static final HttpClient CLIENT =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
  }

  private final String name;
  private final Map<String, String> headers;
  private final URI first;
  private final Reach reach;
  private final Duration stall;
  private URI url;

  HttpRanges(String name, URI url, Map<String, String> headers, Reach reach, Duration stall) {
    this.name = name;
    this.reach = reach;
    this.first = url;
    this.url = url;
    this.headers = Map.copyOf(headers);
    this.stall = stall;
  }

  /** The offset that requests the last bytes of a file whose size is not known. */
  static final long END = -1;

  /**
   * Makes one request and follows redirects; later requests go to the address found.
   *
   * @param offset of the first byte, or {@link #END} for the last {@code length} bytes
   */
  RangeBody ask(long offset, long length) throws IOException {
    for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
      HttpResponse<RangeBody> answer = send(offset, length);
      int status = answer.statusCode();
      if (status / 100 == 3 && answer.headers().firstValue("location").isPresent()) {
        answer.body().cancel();
        follow(answer.headers().firstValue("location").get());
      } else {
        return accepted(answer, offset, length);
      }
    }
    throw refused("redirect.many", "limit", REDIRECTS);
  }

  private HttpResponse<RangeBody> send(long offset, long length) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(stall)
            .header(
                "Range",
                offset == END
                    ? "bytes=-" + length
                    : "bytes=" + offset + "-" + (offset + length - 1))
            .header("Accept-Encoding", "identity");
    if (sameHost(first, url)) {
      headers.forEach(request::setHeader);
    }
    try {
      return Shared.CLIENT.send(request.build(), info -> new RangeBody(stall));
    } catch (HttpTimeoutException e) {
      throw (IOException)
          new SocketTimeoutException("no answer within " + stall.toSeconds() + " seconds")
              .initCause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("the request cannot be made: " + e.getMessage(), e);
    }
  }

  private void follow(String location) {
    URI next;
    try {
      next = url.resolve(location);
    } catch (IllegalArgumentException e) {
      throw refused("redirect.address");
    }
    Optional<Reach.Refusal> refusal = reach.refusal(url, next);
    if (refusal.isPresent()) {
      throw refused("redirect." + refusal.get().word());
    }
    url = next;
  }

  private static boolean sameHost(URI a, URI b) {
    return a.getScheme().equals(b.getScheme())
        && String.valueOf(a.getHost()).equalsIgnoreCase(b.getHost())
        && a.getPort() == b.getPort();
  }

  private RangeBody accepted(HttpResponse<RangeBody> answer, long offset, long length) {
    RangeBody body = answer.body();
    String encoding = answer.headers().firstValue("content-encoding").orElse("identity");
    String range = answer.headers().firstValue("content-range").orElse("");
    long promised = answer.headers().firstValueAsLong("content-length").orElse(-1);
    try {
      if (!encoding.equals("identity")) {
        throw refused("range-lies", "said", "Content-Encoding: " + Notes.shown(encoding));
      }
      if (answer.statusCode() == 206) {
        Matcher matcher = CONTENT_RANGE.matcher(range);
        boolean sound = matcher.matches();
        long total = sound ? Long.parseLong(matcher.group(3)) : -1;
        long from = offset == END ? Math.max(0, total - length) : offset;
        long to = Math.min(from + length, total);
        boolean fits =
            sound
                && Long.parseLong(matcher.group(1)) == from
                && Long.parseLong(matcher.group(2)) == to - 1;
        if (!fits) {
          throw refused("range-lies", "said", "Content-Range: " + Notes.shown(range));
        }
        return body.describe(from, to, total, false);
      }
      if (answer.statusCode() == 200) {
        if (promised < 0) {
          throw refused("range-lies", "said", "200 -Content-Length");
        }
        return body.describe(0, promised, promised, true);
      }
      Matcher empty = UNSATISFIED.matcher(range);
      if (answer.statusCode() == 416 && empty.matches() && offset <= 0) {
        body.cancel();
        return body.describe(0, 0, Long.parseLong(empty.group(1)), false);
      }
      throw refused("http-status", "status", answer.statusCode());
    } catch (FindingException e) {
      body.cancel();
      throw e;
    }
  }

  private FindingException refused(String rule, Object... args) {
    return new FindingException(Finding.error("weights." + rule, Location.of(name), args));
  }
}
