package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.git.IsolatedGit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.lib.Repository;

/**
 * A hub on this machine: git over smart HTTP by JGit's own server, the batch API of git-lfs, and
 * large files by ranges. Of a large file only the first bytes are stored; the rest is read as
 * zeros.
 */
public final class LoopbackHub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MEDIA_TYPE = "application/vnd.git-lfs+json";
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final Map<String, Repository> repositories = new ConcurrentHashMap<>();
  private final Map<String, LargeFile> largeFiles = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Answer instead = (request, response) -> false;
  private volatile String largeFileHost;

  /** A large file: its first bytes and its whole size. */
  private record LargeFile(byte[] start, long size) {}

  /** A request that was received; missing headers are empty. */
  public record Asked(
      String method, String path, String authorization, String range, String userAgent) {}

  /** Answers a request instead of the hub, or leaves it to the hub. */
  public interface Answer {
    /** Returns whether the request is answered. */
    boolean to(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  /** Starts a hub on a free port. */
  public LoopbackHub() {
    IsolatedGit.install();
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    GitServlet git = new GitServlet();
    git.setRepositoryResolver((request, name) -> repository(name));
    git.setReceivePackFactory(null);
    context.addServlet(new ServletHolder(git), "/*");
    context.addFilter(
        new FilterHolder(new LargeFileFilter()), "/*", EnumSet.of(DispatcherType.REQUEST));
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    largeFileHost = url();
  }

  /** {@code http://127.0.0.1:PORT}. */
  public String url() {
    return "http://127.0.0.1:" + connector.getLocalPort();
  }

  /** Serves {@code repository} at {@code /name} and at {@code /name.git}. */
  public LoopbackHub with(String name, Repository repository) {
    repositories.put(name, repository);
    return this;
  }

  /** Stores a large file of which only the start exists. */
  public LoopbackHub with(String oid, byte[] start, long size) {
    largeFiles.put(oid, new LargeFile(start, size));
    return this;
  }

  /** Answers a request completely. */
  public interface Reply {
    /** Answers. */
    void to(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  /** Replies to requests whose path contains {@code part}. */
  public LoopbackHub at(String part, Reply reply) {
    return instead(
        (request, response) -> {
          boolean there = request.getRequestURI().contains(part);
          if (there) {
            reply.to(request, response);
          }
          return there;
        });
  }

  /** Replies to the first request whose path contains {@code part}. */
  public LoopbackHub once(String part, Reply reply) {
    AtomicBoolean done = new AtomicBoolean();
    return instead(
        (request, response) -> {
          boolean now = request.getRequestURI().contains(part) && !done.getAndSet(true);
          if (now) {
            reply.to(request, response);
          }
          return now;
        });
  }

  /** Lets {@code answer} handle requests first. */
  public LoopbackHub instead(Answer answer) {
    instead = answer;
    return this;
  }

  /** Gives addresses of large files on another host. */
  public LoopbackHub largeFilesAt(String url) {
    largeFileHost = url;
    return this;
  }

  /** All requests so far. */
  public List<Asked> asked() {
    return asked;
  }

  private Repository repository(String name) throws RepositoryNotFoundException {
    String plain = name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
    Repository repository = repositories.get(plain);
    if (repository == null) {
      throw new RepositoryNotFoundException(name);
    }
    repository.incrementOpen();
    return repository;
  }

  private final class LargeFileFilter extends HttpFilter {
    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      String path = request.getRequestURI();
      asked.add(
          new Asked(
              request.getMethod(),
              path,
              header(request, "Authorization"),
              header(request, "Range"),
              header(request, "User-Agent")));
      if (instead.to(request, response)) {
        return;
      }
      if (path.endsWith("/info/lfs/objects/batch")) {
        batch(request, response);
      } else if (path.startsWith("/large/")) {
        content(largeFiles.get(path.substring(7)), request, response);
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }

  private void batch(HttpServletRequest request, HttpServletResponse response) throws IOException {
    JsonNode question = JSON.readTree(request.getInputStream());
    ObjectNode answer = JSON.createObjectNode();
    answer.put("transfer", "basic");
    var objects = answer.putArray("objects");
    for (JsonNode wanted : question.path("objects")) {
      String oid = wanted.path("oid").asText();
      ObjectNode object = objects.addObject();
      object.put("oid", oid);
      LargeFile file = largeFiles.get(oid);
      if (file == null) {
        object.putObject("error").put("code", 404).put("message", "Object does not exist");
      } else {
        object.put("size", file.size());
        ObjectNode download = object.putObject("actions").putObject("download");
        download.put("href", largeFileHost + "/large/" + oid);
        download.put("expires_in", 3600);
      }
    }
    response.setContentType(MEDIA_TYPE);
    response.getOutputStream().write(JSON.writeValueAsBytes(answer));
  }

  private static void content(
      LargeFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (file == null) {
      response.sendError(404);
      return;
    }
    long from = 0;
    long to = file.size() - 1;
    Matcher range = RANGE.matcher(header(request, "Range"));
    if (range.matches()) {
      from = Long.parseLong(range.group(1));
      to = range.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(range.group(2)));
      if (from > to) {
        response.setHeader("Content-Range", "bytes */" + file.size());
        response.sendError(416);
        return;
      }
      response.setStatus(206);
      response.setHeader("Content-Range", "bytes " + from + "-" + to + "/" + file.size());
    }
    response.setContentLengthLong(to - from + 1);
    write(file, from, to, response);
  }

  private static void write(LargeFile file, long from, long to, HttpServletResponse response)
      throws IOException {
    byte[] zeros = new byte[8192];
    for (long at = from; at <= to; ) {
      boolean inStart = at < file.start().length;
      byte[] bytes = inStart ? file.start() : zeros;
      int offset = inStart ? (int) at : 0;
      int length = (int) Math.min(bytes.length - offset, to - at + 1);
      response.getOutputStream().write(bytes, offset, length);
      at += length;
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
