package dev.pedigree.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The site of the real catalogue on disk, and the browser that is installed: the program {@code
 * chromium} on the path, or the one that the variable {@code CHROMIUM} names.
 */
final class BrowsedSite {
  private static final Playwright PLAYWRIGHT =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

  static final Browser BROWSER =
      PLAYWRIGHT
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(program())
                  .setArgs(
                      List.of(
                          "--no-sandbox",
                          "--disable-gpu",
                          "--disable-background-networking",
                          "--disable-component-update",
                          "--disable-sync")));

  private static final Path ROOT = written();

  private BrowsedSite() {}

  /** The address of a file of the site, on disk. */
  static String url(String path) {
    return ROOT.resolve(path).toUri().toString();
  }

  private static Path program() {
    String named = System.getenv("CHROMIUM");
    return named != null ? Path.of(named) : onPath();
  }

  private static Path onPath() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no chromium on the path: install it or set CHROMIUM"));
  }

  private static Path written() {
    try {
      Path root = Files.createTempDirectory("site");
      for (Map.Entry<String, byte[]> file : WholeSite.files().entrySet()) {
        Path path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
