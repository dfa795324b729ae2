package dev.pedigree.crawl.git;

import dev.pedigree.crawl.net.BoundedStream;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.net.HttpAnswer;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.weights.source.Reach;
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

  private final URI start;
  private final Credentials credentials;
  private final CrawlLimits limits;
  private final Deadline deadline;
  private HttpAnswer refusal;

  GitHttp(URI start, Credentials credentials, CrawlLimits limits, Deadline deadline) {
    this.start = start;
    this.credentials = credentials;
    this.limits = limits;
    this.deadline = deadline;
  }

  /** The last answer that was not a success. */
  Optional<HttpAnswer> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, Proxy.NO_PROXY);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    URI uri = URI.create(url.toString());
    if (!Reach.allows(start, uri)) {
      throw new IOException("redirected to " + Clean.text(String.valueOf(uri.getHost())));
    }
    Connection connection = new Connection(url, proxy);
    credentials
        .authorization(uri)
        .ifPresent(value -> connection.setRequestProperty("Authorization", value));
    return connection;
  }

  private final class Connection extends JDKHttpConnection {
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
