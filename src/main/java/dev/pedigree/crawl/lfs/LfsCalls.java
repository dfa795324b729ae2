package dev.pedigree.crawl.lfs;

import dev.pedigree.crawl.net.BoundedStream;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.net.HttpAnswer;
import dev.pedigree.crawl.net.OutOfReach;
import dev.pedigree.crawl.net.Patience;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.net.Reach;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Posts requests to a large-file server, within limits and with credentials for its host only. */
public final class LfsCalls {
  /**
   * Most bytes of a response; one about a hundred files with signed addresses has some hundred
   * kilobytes.
   */
  private static final int ANSWER_BYTES = 8 << 20;

  private static final int ERROR_BYTES = 16 << 10;
  private static final int REDIRECTS = 4;
  private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);

  /** Statuses of servers that have no large files. */
  private static final Set<Integer> NO_SUCH_SERVICE = Set.of(404, 405, 406, 410, 415, 501);

  private final String source;
  private final Reach reach;
  private final Credentials credentials;
  private final CrawlLimits limits;
  private final Deadline deadline;
  private final Patience patience;

  /**
   * @param source how findings name the source
   * @param reach which addresses may be asked
   */
  public LfsCalls(
      String source,
      Reach reach,
      Credentials credentials,
      CrawlLimits limits,
      Deadline deadline,
      Patience patience) {
    this.source = source;
    this.reach = reach;
    this.credentials = credentials;
    this.limits = limits;
    this.deadline = deadline;
    this.patience = patience;
  }

  /**
   * Posts {@code body}; waits and retries when the server asks for it.
   *
   * @return the body of a successful answer
   * @throws FindingException when the server refuses
   */
  byte[] post(URI url, byte[] body) throws IOException {
    for (int tries = 1; ; tries++) {
      patience.before(url.getHost(), deadline);
      deadline.check();
      HttpURLConnection connection = redirected(url, body);
      int status = connection.getResponseCode();
      if (status >= 200 && status < 300) {
        return bytes(connection.getInputStream(), ANSWER_BYTES);
      }
      HttpAnswer answer = answer(connection, status);
      if (!patience.after(answer, tries, deadline)) {
        throw new FindingException(refusal(answer));
      }
    }
  }

  private HttpURLConnection redirected(URI start, byte[] body) throws IOException {
    Optional<Reach.Refusal> why = reach.refusal(start);
    if (why.isPresent()) {
      throw OutOfReach.start(why.get(), start);
    }
    URI url = start;
    for (int hops = 0; ; hops++) {
      HttpURLConnection connection = sent(url, body);
      String location = connection.getHeaderField("Location");
      if (!REDIRECT.contains(connection.getResponseCode()) || location == null) {
        return connection;
      }
      connection.disconnect();
      URI next = next(url, location);
      if (hops >= REDIRECTS) {
        throw OutOfReach.redirects(REDIRECTS);
      }
      Optional<Reach.Refusal> refusal = reach.refusal(url, next);
      if (refusal.isPresent()) {
        throw OutOfReach.redirect(refusal.get(), next);
      }
      url = next;
    }
  }

  private static URI next(URI url, String location) throws IOException {
    try {
      return url.resolve(location);
    } catch (IllegalArgumentException e) {
      throw (IOException) OutOfReach.nowhere().initCause(e);
    }
  }

  private HttpURLConnection sent(URI url, byte[] body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    int stall = (int) Math.max(1, Math.min(limits.stall().toMillis(), deadline.left().toMillis()));
    connection.setConnectTimeout(stall);
    connection.setReadTimeout(stall);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", credentials.userAgent());
    connection.setRequestProperty("Accept", LfsBatch.MEDIA_TYPE);
    connection.setRequestProperty("Content-Type", LfsBatch.MEDIA_TYPE);
    credentials
        .authorization(url)
        .ifPresent(value -> connection.setRequestProperty("Authorization", value));
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    return connection;
  }

  private byte[] bytes(InputStream in, int limit) throws IOException {
    try (BoundedStream bounded = new BoundedStream(in, limit, deadline)) {
      return bounded.readAllBytes();
    }
  }

  private HttpAnswer answer(HttpURLConnection connection, int status) throws IOException {
    String text = header(connection, "X-Error-Message");
    InputStream error = connection.getErrorStream();
    if (text.isEmpty() && error != null) {
      try (BoundedStream bounded = new BoundedStream(error, ERROR_BYTES, deadline)) {
        text = LfsBatch.message(bounded.readNBytes(ERROR_BYTES));
      }
    }
    return new HttpAnswer(
        URI.create(connection.getURL().toString()),
        status,
        header(connection, "X-Error-Code"),
        text,
        header(connection, "Retry-After"));
  }

  private static String header(HttpURLConnection connection, String name) {
    String value = connection.getHeaderField(name);
    return value == null ? "" : value;
  }

  private Finding refusal(HttpAnswer answer) {
    if (NO_SUCH_SERVICE.contains(answer.status())) {
      return Finding.warning(
          "crawl.lfs-none",
          Location.of(source),
          "status",
          answer.status(),
          "host",
          String.valueOf(answer.url().getHost()));
    }
    Finding finding = answer.finding(source);
    return new Finding(Severity.WARNING, finding.rule(), finding.location(), finding.args());
  }
}
