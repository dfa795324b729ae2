package dev.pedigree.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.net.Credentials;
import dev.pedigree.crawl.net.HubRewrites;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.diagnostics.FindingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories from git servers: git's own, JGit's, and servers that do not speak git. */
class GitServersTest {
  @TempDir Path temp;
  private GitFixture git;
  private CrawlLimits limits = CrawlLimits.defaults();

  @BeforeEach
  void repository() throws IOException {
    git = new GitFixture(temp.resolve("model.git"));
    git.onBranch("master").file("config.json", "{\"n\": 1}").commit();
    git.tag("original");
    git.file("config.json", "{\"n\": 2}").commit();
  }

  @AfterEach
  void close() {
    git.close();
  }

  private Snapshot crawl(String url, String revision) {
    return new Crawler(HubRewrites.NONE, Credentials.NONE, limits)
        .crawl(CrawlRequest.of("org/model", url).at(revision))
        .snapshot();
  }

  private String refused(String url) {
    return assertThrows(FindingException.class, () -> crawl(url, "")).finding().rule();
  }

  @Test
  void gitsOwnServerIsReadWithItsDefaultBranchAndHistory() throws IOException {
    Assumptions.assumeTrue(gitIsInstalled());
    HttpServer server = server(this::backend);
    try {
      Snapshot snapshot = crawl(url(server) + "/model.git", "");

      assertEquals("master", snapshot.live().orElseThrow().revision().branch());
      assertEquals(git.head().name(), snapshot.live().orElseThrow().revision().commit());
      assertEquals(2, snapshot.live().orElseThrow().history().size());
      assertEquals(1, crawl(url(server) + "/model.git", "original").config().get("n").intValue());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void jgitsServerIsReadWithItsDefaultBranchAndHistory() {
    try (LoopbackHub hub = new LoopbackHub()) {
      hub.with("org/model", git.repository());

      assertEquals(
          "master", crawl(hub.url() + "/org/model", "").live().orElseThrow().revision().branch());
      assertEquals(1, crawl(hub.url() + "/org/model", "original").config().get("n").intValue());
      assertEquals("crawl.missing", refused(hub.url() + "/org/other"));
    }
  }

  @Test
  void aServerThatNeverAnswersCostsTheStallAndIsReported() throws IOException {
    limits = limits.within(Duration.ofSeconds(30), Duration.ofSeconds(1));
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      assertEquals(
          "crawl.stalled", refused("http://127.0.0.1:" + silent.getLocalPort() + "/org/model"));
    }
  }

  @Test
  void anUnreachableServerLeavesTheLastSnapshotInPlace() throws IOException {
    SnapshotStore store = new SnapshotStore(temp.resolve("snapshots"));
    Snapshot good = crawl(git.folder().toString(), "");
    store.write(good);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertEquals("crawl.unreachable", refused("http://127.0.0.1:" + port + "/org/model"));
    assertEquals(good, store.read("org/model").orElseThrow());
  }

  @Test
  void aGatedRepositoryIsNotCalledMissing() throws IOException {
    HttpServer server =
        server(
            exchange -> {
              exchange.getResponseHeaders().set("X-Error-Code", "GatedRepo");
              exchange.sendResponseHeaders(403, -1);
              exchange.close();
            });
    try {
      assertEquals("crawl.gated", refused(url(server) + "/org/model"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aWebPageIsNoRepository() throws IOException {
    HttpServer server =
        server(
            exchange -> {
              byte[] page = "<html>hello</html>".getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(200, page.length);
              exchange.getResponseBody().write(page);
              exchange.close();
            });
    try {
      assertEquals("crawl.not-git", refused(url(server) + "/org/model"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aHundredThousandFilesEndInAFindingAndNotInAHang() throws IOException {
    ObjectId blob = git.insert(Constants.OBJ_BLOB, new byte[0]);
    for (int i = 0; i < 100_000; i++) {
      git.entry("f/" + i, FileMode.REGULAR_FILE, blob);
    }
    git.commit();

    Snapshot snapshot = crawl(git.folder().toString(), "");

    assertTrue(snapshot.findings().stream().anyMatch(f -> f.rule().equals("crawl.too-many-files")));
    assertEquals(2, snapshot.config().get("n").intValue());
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private static HttpServer server(Handler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", handler::handle);
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static boolean gitIsInstalled() {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One request to {@code git http-backend}, as a web server makes it by CGI. */
  private void backend(HttpExchange exchange) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> env = builder.environment();
    String query = exchange.getRequestURI().getRawQuery();
    byte[] body = exchange.getRequestBody().readAllBytes();
    env.put("GIT_PROJECT_ROOT", temp.toString());
    env.put("GIT_HTTP_EXPORT_ALL", "1");
    env.put("GIT_CONFIG_COUNT", "1");
    env.put("GIT_CONFIG_KEY_0", "safe.directory");
    env.put("GIT_CONFIG_VALUE_0", "*");
    env.put("REQUEST_METHOD", exchange.getRequestMethod());
    env.put("PATH_INFO", exchange.getRequestURI().getPath());
    env.put("QUERY_STRING", query == null ? "" : query);
    env.put("CONTENT_LENGTH", Integer.toString(body.length));
    header(exchange, env, "Content-Type", "CONTENT_TYPE");
    header(exchange, env, "Content-Encoding", "HTTP_CONTENT_ENCODING");
    header(exchange, env, "Git-Protocol", "GIT_PROTOCOL");
    Path input = Files.write(Files.createTempFile(temp, "request", ""), body);
    Process process = builder.redirectInput(input.toFile()).start();
    try (InputStream out = process.getInputStream()) {
      int status = 200;
      for (String line = line(out); !line.isEmpty(); line = line(out)) {
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        if (line.startsWith("Status:")) {
          status = Integer.parseInt(value.substring(0, 3));
        } else {
          exchange.getResponseHeaders().set(line.substring(0, colon), value);
        }
      }
      exchange.sendResponseHeaders(status, 0);
      try (OutputStream answer = exchange.getResponseBody()) {
        out.transferTo(answer);
      }
    }
  }

  private static void header(
      HttpExchange exchange, Map<String, String> env, String name, String variable) {
    String value = exchange.getRequestHeaders().getFirst(name);
    if (value != null) {
      env.put(variable, value);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
