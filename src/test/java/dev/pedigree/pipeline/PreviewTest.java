package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
  @TempDir Path folder;

  @Test
  void pagesAreServedWithAScriptThatReloadsThemAndMissingOnesGiveThePageFor404()
      throws IOException, InterruptedException {
    try (Preview preview = Preview.start(SmallSite.in(folder), 0, report -> {})) {
      HttpResponse<String> page = get(preview, "/en/");
      assertEquals(200, page.statusCode());
      assertEquals(
          "text/html; charset=utf-8", page.headers().firstValue("Content-Type").orElseThrow());
      assertTrue(page.body().contains("<script src=\"/-/reload.js\" defer></script>"));
      assertTrue(get(preview, "/-/reload.js").body().contains("location.reload()"));
      assertEquals("1", get(preview, "/-/version").body());
      assertEquals(404, get(preview, "/en/nothing/").statusCode());
      assertEquals(301, get(preview, "/en").statusCode());
    }
  }

  @Test
  void answersCarryThePolicyOfTheirPageAndItsReloadingIsAllowed()
      throws IOException, InterruptedException {
    try (Preview preview = Preview.start(SmallSite.in(folder), 0, report -> {})) {
      HttpResponse<String> page = get(preview, "/en/");
      String header = page.headers().firstValue("Content-Security-Policy").orElseThrow();

      assertEquals(
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri"
              + " 'none'; form-action 'none'; connect-src 'self'; frame-ancestors 'none'",
          header);
      assertTrue(page.body().contains("form-action &#39;none&#39;; connect-src 'self'\">"));
      assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
      assertTrue(
          get(preview, "/nothing")
              .headers()
              .firstValue("Content-Security-Policy")
              .orElseThrow()
              .contains("style-src 'sha256-"));
    }
  }

  @Test
  void everyMistakeIsShownInThePageUntilItIsMended() throws Exception {
    Workspace plain = SmallSite.in(folder);
    Path templates = copied(plain.templates(), folder.resolve("templates"));
    Workspace site = new Workspace(plain.content(), templates, false);
    try (Preview preview = Preview.start(site, 0, report -> {})) {
      Thread follower = new Thread(() -> follow(preview));
      follower.setDaemon(true);
      follower.start();
      Path home = templates.resolve("home.ftl");
      Path settings = site.content().resolve("site.yaml");
      shown(preview, home, "<#if>", "templates/home.ftl:1:2", "the tag is malformed");
      shown(preview, home, "${nothing.here}", "templates/home.ftl:1:", "nothing");
      shown(preview, home, null, "templates/home.ftl", "there is no such template");
      shown(preview, settings, "title: [", "site.yaml:", "title");
      shown(preview, settings, null, "site.yaml", "the settings of the site are missing");
      Path away = folder.resolve("away");
      Files.move(site.content(), away);
      awaited(preview, 500, "content");
      Files.move(away, site.content());
      awaited(preview, 200, "<main id=\"main\">");
      follower.interrupt();
      follower.join();
    }
  }

  /** Writes a mistake, or removes the file, until the page shows it; then mends it. */
  private void shown(Preview preview, Path file, String mistake, String... words)
      throws IOException, InterruptedException {
    byte[] sound = Files.readAllBytes(file);
    if (mistake == null) {
      Files.delete(file);
    } else {
      Files.writeString(file, mistake);
    }
    awaited(preview, 500, words);
    Files.write(file, sound);
    awaited(preview, 200, "<main id=\"main\">");
  }

  private static void awaited(Preview preview, int status, String... words)
      throws IOException, InterruptedException {
    HttpResponse<String> page = get(preview, "/en/");
    for (int i = 0; i < 600 && page.statusCode() != status; i++) {
      Thread.sleep(100);
      page = get(preview, "/en/");
    }
    assertEquals(status, page.statusCode());
    for (String word : words) {
      assertTrue(page.body().contains(word), page.body());
    }
    assertTrue(page.body().contains("/-/reload.js"));
  }

  private static void follow(Preview preview) {
    try {
      preview.follow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path copied(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  private static HttpResponse<String> get(Preview preview, String path)
      throws IOException, InterruptedException {
    URI url = URI.create("http://localhost:" + preview.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
  }
}
