package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.BoundedStream;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.net.HttpAnswer;
import dev.pedigree.crawl.net.OutOfReach;
import dev.pedigree.net.Reach;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * Makes the connections of one fetch, which send credentials to the right host only, limit bytes
 * and time, and record the answer that ended the fetch.
 */
final class GitHttp implements HttpConnectionFactory {
  private static final String USER_AGENT = "User-Agent";

  /**
   * Most bytes of a list of references, enough for a hundred thousand; usually it has a few
   * kilobytes.
   */
  private static final long REFERENCE_BYTES = 16L << 20;

  /** As many as JGit follows. */
  private static final int REDIRECTS = 5;

  private final Reach reach;
  private final Credentials credentials;
  private final CrawlLimits limits;
  private final Deadline deadline;
  private HttpAnswer refusal;
  private OutOfReach outOfReach;
  private int redirects;

  GitHttp(Reach reach, Credentials credentials, CrawlLimits limits, Deadline deadline) {
    this.reach = reach;
    this.credentials = credentials;
    this.limits = limits;
    this.deadline = deadline;
  }

  /** The last answer that was not a success. */
  Optional<HttpAnswer> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Why a request was not made. */
  Optional<OutOfReach> outOfReach() {
    return Optional.ofNullable(outOfReach);
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, Proxy.NO_PROXY);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    URI uri = URI.create(url.toString());
    Optional<Reach.Refusal> why = reach.refusal(uri);
    if (why.isPresent()) {
      IOException stopped = OutOfReach.start(why.get(), uri);
      outOfReach = stopped instanceof OutOfReach known && outOfReach == null ? known : outOfReach;
      throw stopped;
    }
    Connection connection = new Connection(url, proxy);
    credentials
        .authorization(uri)
        .ifPresent(value -> connection.setRequestProperty("Authorization", value));
    return connection;
  }

  /** Records why a redirect will not be followed; JGit gives every such failure one name. */
  private void redirected(URI from, String location) {
    try {
      URI to = from.resolve(location);
      reach.refusal(from, to).ifPresent(why -> outOfReach = OutOfReach.redirect(why, to));
    } catch (IllegalArgumentException e) {
      outOfReach = OutOfReach.nowhere();
    }
    if (++redirects > REDIRECTS) {
      outOfReach = OutOfReach.redirects(REDIRECTS);
    }
  }

  private final class Connection extends JDKHttpConnection {
    private boolean answered;

    Connection(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
      super.setRequestProperty(USER_AGENT, credentials.userAgent());
    }

    /** JGit would give its own name. */
    @Override
    public void setRequestProperty(String key, String value) {
      if (!key.equalsIgnoreCase(USER_AGENT)) {
        super.setRequestProperty(key, value);
      }
    }

    @Override
    public int getResponseCode() throws IOException {
      int status = super.getResponseCode();
      if (status / 100 == 3 && !header("Location").isEmpty()) {
        if (!answered) {
          redirected(URI.create(getURL().toString()), header("Location"));
        }
      } else {
        redirects = 0;
      }
      answered = true;
      if (status >= 400) {
        refusal =
            new HttpAnswer(
                URI.create(getURL().toString()),
                status,
                header("X-Error-Code"),
                header("X-Error-Message"),
                header("Retry-After"));
      }
      return status;
    }

    private String header(String name) {
      String value = super.getHeaderField(name);
      return value == null ? "" : value;
    }

    /** Decompresses here and not in the caller, so that the limit counts decompressed bytes. */
    @Override
    public InputStream getInputStream() throws IOException {
      InputStream in = super.getInputStream();
      boolean references = getURL().getPath().endsWith("/info/refs");
      long bytes = references ? REFERENCE_BYTES : limits.packBytes();
      return new BoundedStream(packed() ? new GZIPInputStream(in) : in, bytes, deadline);
    }

    private boolean packed() {
      return header("Content-Encoding").toLowerCase(Locale.ROOT).contains("gzip");
    }

    @Override
    public String getHeaderField(String name) {
      return name.equalsIgnoreCase("Content-Encoding") ? null : super.getHeaderField(name);
    }

    @Override
    public List<String> getHeaderFields(String name) {
      // Cookies are ignored.
      return name.toLowerCase(Locale.ROOT).startsWith("set-cookie")
          ? List.of()
          : super.getHeaderFields(name);
    }
  }
}
