package dev.pedigree.pipeline;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.site.SiteRenderer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Serves the site on this machine and shows edits of content and templates. Open pages reload by
 * themselves; errors are shown on them.
 */
public final class Preview implements Closeable {
  /** Milliseconds that an answer about the version waits for a change. */
  private static final long PATIENCE = 20_000;

  /** Shortest time between two looks at the files, in milliseconds. */
  private static final long LOOK = 40;

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
  private final LiveSite live;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private long seen;

  private Preview(Workspace workspace, int port, Consumer<SiteReport> reports, BuildMemory memory)
      throws IOException {
    this.workspace = workspace;
    this.live = new LiveSite(workspace, reports, memory);
    this.server = listening(port);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.createContext("/-/version", this::version);
    server.createContext("/-/preview.js", exchange -> own(exchange, "preview.js"));
    server.createContext("/-/preview.css", exchange -> own(exchange, "preview.css"));
  }

  /**
   * Builds the site and starts to serve it, on this machine only.
   *
   * @param port 0 for any free one
   * @param reports receives the report of every build
   * @param memory what is known from before
   * @throws FindingException when the port is taken
   */
  public static Preview start(
      Workspace workspace, int port, Consumer<SiteReport> reports, BuildMemory memory)
      throws IOException {
    Preview preview = new Preview(workspace, port, reports, memory);
    preview.seen = preview.files();
    preview.live.refresh();
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

  /** Shows every edit, until the thread is interrupted. */
  public void follow() throws InterruptedException {
    while (true) {
      long start = System.nanoTime();
      long now = files();
      if (now != seen) {
        seen = now;
        live.refresh();
      }
      // Looking takes long where there are many files; then it is done less often.
      Thread.sleep(Math.max(LOOK, (System.nanoTime() - start) / 1_000_000 * 5));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    live.close();
    threads.shutdownNow();
  }

  /** A number that changes when a file is edited, added or removed. */
  private long files() {
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

  /** The version, when it is another than the one in the query. */
  private void version(HttpExchange exchange) throws IOException {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    int version = live.state().version();
    if (query.equals(Integer.toString(version))) {
      try {
        version = live.changedFrom(version, PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the server stops; the page asks again in vain
      }
    }
    send(exchange, 200, "text/plain", utf8(Integer.toString(version)));
  }

  private static void own(HttpExchange exchange, String name) throws IOException {
    try (var in = Preview.class.getResourceAsStream(name)) {
      send(exchange, 200, TYPES.get(name.substring(name.indexOf('.') + 1)), in.readAllBytes());
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    LiveSite.State state = live.state();
    if (state.site().isEmpty()) {
      page(exchange, 500, PreviewPage.of(state));
      return;
    }
    try {
      answer(exchange, state, state.site().get());
    } catch (FindingException e) {
      page(exchange, 500, PreviewPage.of(state, e.finding()));
    } catch (RuntimeException | StackOverflowError e) {
      page(exchange, 500, PreviewPage.of(state, Bug.of(exchange.getRequestURI().getPath(), e)));
    }
  }

  private void answer(HttpExchange exchange, LiveSite.State state, SiteRenderer site)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    String file = path.substring(1) + (path.endsWith("/") ? "index.html" : "");
    Optional<byte[]> found = site.file(file);
    if (found.isEmpty() && site.file(file + "/index.html").isPresent()) {
      exchange.getResponseHeaders().set("Location", path + "/");
      send(exchange, 301, "text/plain", new byte[0]);
    } else if (found.isEmpty()) {
      page(exchange, 404, PreviewPage.of(state, site.file("404.html").orElse(new byte[0])));
    } else if (file.endsWith(".html")) {
      page(exchange, 200, PreviewPage.of(state, found.get()));
    } else {
      String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
      send(exchange, 200, type == null ? "application/octet-stream" : type, found.get());
    }
  }

  private static void page(HttpExchange exchange, int status, byte[] html) throws IOException {
    exchange.getResponseHeaders().set("Content-Security-Policy", PreviewPage.policy(html));
    send(exchange, status, TYPES.get("html"), html);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
