package dev.pedigree.crawl.git;

import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The address of a repository. */
public sealed interface GitAddress {

  /** A server; the URL never has a user name or password. */
  record Server(URI url) implements GitAddress {}

  /** A folder with a repository: bare, or with a {@code .git} inside. */
  record Folder(Path path) implements GitAddress {}

  /** A bundle file. */
  record Bundle(Path path) implements GitAddress {}

  /**
   * Parses {@code https://…}, {@code http://…}, {@code file://…} or a path.
   *
   * @throws FindingException for other schemes and for paths that do not exist
   */
  static GitAddress of(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    try {
      if (lower.startsWith("http://") || lower.startsWith("https://")) {
        return server(url);
      }
      if (lower.startsWith("file:")) {
        return local(Path.of(new URI(url)), url);
      }
      if (lower.matches("[a-z][a-z0-9+.-]+:.*") && !Files.exists(Path.of(url))) {
        throw refused("crawl.scheme", url, null);
      }
      return local(Path.of(url), url);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw refused("crawl.bad-url", url, e);
    }
  }

  /** {@code url} without user name and password, for messages and files. */
  static String withoutUserInfo(String url) {
    return url.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)[^/@]*@", "$1");
  }

  private static GitAddress server(String url) throws URISyntaxException {
    URI uri = new URI(withoutUserInfo(url));
    if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused("crawl.bad-url", url, null);
    }
    String plain = uri.toString();
    return new Server(
        new URI(plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain));
  }

  private static GitAddress local(Path path, String url) {
    if (Files.isDirectory(path)) {
      return new Folder(path);
    }
    if (Files.isRegularFile(path)) {
      return new Bundle(path);
    }
    throw refused("crawl.no-path", url, null);
  }

  private static FindingException refused(String rule, String url, Throwable cause) {
    return new FindingException(
        Finding.error(rule, Location.of(Clean.text(withoutUserInfo(url)))), cause);
  }
}
