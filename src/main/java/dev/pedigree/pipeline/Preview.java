package dev.pedigree.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.site.SiteWriter;
import dev.pedigree.smoke.ReplicaResults;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Serves the site on this machine and rebuilds it whenever content or templates change. After a
 * change with an error, pages show the error until it is mended. Open pages reload by themselves.
 */
public final class Preview implements Closeable {
  private static final String VERSION_PATH = "/-/version";
  private static final String SCRIPT_PATH = "/-/reload.js";
  private static final String RELOAD = "<script src=\"" + SCRIPT_PATH + "\" defer></script>\n";
  private static final String SCRIPT =
      """
      let shown;
      setInterval(async () => {
        const now = await (await fetch("/-/version")).text();
        if (shown && shown !== now) location.reload();
        shown = now;
      }, 700);
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
  private volatile long seen;
  private volatile List<Finding> broken = List.of();
  private volatile SortedMap<String, byte[]> files = new TreeMap<>();
  private final AtomicInteger version = new AtomicInteger();
  private final ReplicaResults replicas = new ReplicaResults();

  private Preview(Workspace workspace, int port, Consumer<SiteReport> reports) throws IOException {
    this.workspace = workspace;
    this.reports = reports;
    this.server = listening(port);
    server.createContext("/", this::answer);
  }

  /**
   * Builds the site and starts to serve it, on this machine only.
   *
   * @param port 0 for any free one
   * @param reports receives the report of every build
   * @throws FindingException when the port is taken
   */
  public static Preview start(Workspace workspace, int port, Consumer<SiteReport> reports)
      throws IOException {
    Preview preview = new Preview(workspace, port, reports);
    preview.build();
    preview.server.start();
    return preview;
  }

  private static HttpServer listening(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new FindingException(
          Finding.error("pipeline.port-taken", Location.of("--port"), "port", port), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Rebuilds whenever a file changes, until the thread is interrupted. */
  public void follow() throws InterruptedException {
    while (true) {
      Thread.sleep(400);
      long now = state();
      if (now != seen) {
        build();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Builds; a mistake is reported and shown in pages until it is mended. */
  private void build() {
    // Before it is read, so that what changes meanwhile is seen afterwards.
    seen = state();
    List<Finding> before = broken;
    SiteReport report = built();
    broken = report.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList();
    if (!broken.isEmpty() || !before.isEmpty()) {
      version.incrementAndGet();
    }
    reports.accept(report);
  }

  private SiteReport built() {
    try {
      return SiteBuild.into(workspace, output(), replicas);
    } catch (FindingException e) {
      return failed(e.finding());
    } catch (UncheckedIOException e) {
      // A folder or file is gone, perhaps for the moment.
      String reason = String.valueOf(e.getCause());
      return failed(Finding.error("pipeline.preview", Location.of("site"), "reason", reason));
    } catch (RuntimeException | StackOverflowError e) {
      return failed(Bug.of("site", e));
    }
  }

  private static SiteReport failed(Finding why) {
    return new SiteReport(0, 0, 0, 0, 0, 0, List.of(why), Map.of());
  }

  private SiteBuild.Output output() {
    SortedMap<String, byte[]> built = new ConcurrentSkipListMap<>();
    return new SiteBuild.Output() {
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
    };
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
    if (path.equals(SCRIPT_PATH)) {
      send(exchange, 200, TYPES.get("js"), SCRIPT.getBytes(StandardCharsets.UTF_8));
      return;
    }
    String file = path.substring(1) + (path.endsWith("/") ? "index.html" : "");
    byte[] bytes = files.get(file);
    if (bytes == null && files.containsKey(file + "/index.html")) {
      exchange.getResponseHeaders().set("Location", path + "/");
      send(exchange, 301, "text/plain", new byte[0]);
      return;
    }
    String ending = bytes == null ? "html" : file.substring(file.lastIndexOf('.') + 1);
    if (ending.equals("html") && !broken.isEmpty()) {
      send(exchange, 500, TYPES.get("html"), PreviewPage.of(broken, RELOAD));
      return;
    }
    int status = bytes == null ? 404 : 200;
    byte[] body = bytes == null ? files.getOrDefault("404.html", new byte[0]) : bytes;
    String type = TYPES.getOrDefault(ending, "application/octet-stream");
    send(exchange, status, type, ending.equals("html") ? reloading(body) : body);
  }

  private static byte[] reloading(byte[] page) {
    String html = new String(page, StandardCharsets.UTF_8);
    return PreviewPage.asking(html)
        .replace("</body>", RELOAD + "</body>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    if (type.startsWith("text/html")) {
      exchange.getResponseHeaders().set("Content-Security-Policy", PreviewPage.policy(body));
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
