package dev.pedigree.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.site.SiteWriter;
import dev.pedigree.smoke.ReplicaResults;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Serves the site on this machine and rebuilds it whenever content or templates change. After a
 * change with an error, the last good site is served. Open pages reload by themselves.
 */
public final class Preview implements Closeable {
  private static final String VERSION_PATH = "/-/version";
  private static final String RELOAD =
      """
      <script>
      let shown;
      setInterval(async () => {
        const now = await (await fetch("/-/version")).text();
        if (shown && shown !== now) location.reload();
        shown = now;
      }, 700);
      </script>
      """;
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "svg", "image/svg+xml",
          "xml", "application/xml; charset=utf-8",
          "csv", "text/csv; charset=utf-8",
          "txt", "text/plain; charset=utf-8",
          "png", "image/png");

  private final Workspace workspace;
  private final Consumer<SiteReport> reports;
  private final HttpServer server;
  private volatile SortedMap<String, byte[]> files = new TreeMap<>();
  private final AtomicInteger version = new AtomicInteger();
  private final ReplicaResults replicas = new ReplicaResults();

  private Preview(Workspace workspace, int port, Consumer<SiteReport> reports) throws IOException {
    this.workspace = workspace;
    this.reports = reports;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
  }

  /**
   * Builds the site and starts to serve it, on this machine only.
   *
   * @param port 0 for any free one
   * @param reports receives the report of every build
   * @throws IOException when the port is taken
   */
  public static Preview start(Workspace workspace, int port, Consumer<SiteReport> reports)
      throws IOException {
    Preview preview = new Preview(workspace, port, reports);
    preview.build();
    preview.server.start();
    return preview;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Rebuilds whenever a file changes, until the thread is interrupted. */
  public void follow() throws InterruptedException {
    long seen = state();
    while (true) {
      Thread.sleep(400);
      long now = state();
      if (now != seen) {
        seen = now;
        build();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void build() {
    SortedMap<String, byte[]> built = new ConcurrentSkipListMap<>();
    reports.accept(
        SiteBuild.into(
            workspace,
            new SiteBuild.Output() {
              @Override
              public void take(String path, byte[] bytes) {
                built.put(path, bytes);
              }

              @Override
              public SiteWriter.Written finish(Atlas atlas) {
                files = built;
                version.incrementAndGet();
                return new SiteWriter.Written(built.size(), built.size(), 0);
              }
            },
            replicas));
  }

  /** A number that changes when a file is edited, added or removed. */
  private long state() {
    long state = 0;
    for (Path folder : new Path[] {workspace.content(), workspace.templates()}) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
          state = 31 * state + file.hashCode() + Files.getLastModifiedTime(file).toMillis();
        }
      } catch (IOException | UncheckedIOException e) {
        // A file disappeared during the scan, as when an editor saves. Counts as a change; the next
        // scan sees the result.
        state = ~state;
      }
    }
    return state;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(VERSION_PATH)) {
      send(exchange, 200, "text/plain", version.toString().getBytes(StandardCharsets.UTF_8));
      return;
    }
    String file = path.substring(1) + (path.endsWith("/") ? "index.html" : "");
    byte[] bytes = files.get(file);
    if (bytes == null && files.containsKey(file + "/index.html")) {
      exchange.getResponseHeaders().set("Location", path + "/");
      send(exchange, 301, "text/plain", new byte[0]);
      return;
    }
    int status = bytes == null ? 404 : 200;
    byte[] body = bytes == null ? files.getOrDefault("404.html", new byte[0]) : bytes;
    String ending = bytes == null ? "html" : file.substring(file.lastIndexOf('.') + 1);
    String type = TYPES.getOrDefault(ending, "application/octet-stream");
    send(exchange, status, type, ending.equals("html") ? reloading(body) : body);
  }

  private static byte[] reloading(byte[] page) {
    String html = new String(page, StandardCharsets.UTF_8);
    return html.replace("</body>", RELOAD + "</body>").getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
