package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
  @TempDir Path folder;

  private Workspace workspace;
  private Preview preview;
  private Thread following;

  @BeforeEach
  void serve() throws IOException {
    workspace = new Workspace(SmallSite.in(folder).content(), copy("templates"), false);
    preview = Preview.start(workspace, 0, report -> {}, new BuildMemory());
    following = new Thread(this::follow);
    following.start();
  }

  private void follow() {
    try {
      preview.follow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    following.interrupt();
    following.join();
    preview.close();
  }

  @Test
  void pagesAreServedWithAScriptThatReloadsThemAndMissingOnesGiveThePageFor404()
      throws IOException, InterruptedException {
    HttpResponse<String> page = get("/en/");
    assertEquals(200, page.statusCode());
    assertEquals(
        "text/html; charset=utf-8", page.headers().firstValue("Content-Type").orElseThrow());
    assertTrue(page.body().contains("<script src=\"/-/preview.js\" data-version=\"1\" defer>"));
    assertTrue(get("/-/preview.js").body().contains("location.reload()"));
    assertEquals("1", get("/-/version").body());
    assertEquals(404, get("/en/nothing/").statusCode());
    assertEquals(301, get("/en").statusCode());
  }

  @Test
  void answersCarryThePolicyOfTheirPageAndReloadingIsAllowed()
      throws IOException, InterruptedException {
    HttpResponse<String> page = get("/en/");

    assertEquals(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
            + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        page.headers().firstValue("Content-Security-Policy").orElseThrow());
    assertTrue(page.body().contains("form-action &#39;none&#39;\">"));
    assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
    assertTrue(
        get("/nothing")
            .headers()
            .firstValue("Content-Security-Policy")
            .orElseThrow()
            .contains("style-src 'self' 'sha256-"));
  }

  @Test
  void settingsOrContentThatAreGoneAreToldAndServingGoesOn()
      throws IOException, InterruptedException {
    Path settings = workspace.content().resolve("site.yaml");
    byte[] sound = Files.readAllBytes(settings);
    Files.delete(settings);
    shown("the settings of the site are missing");
    Files.write(settings, sound);
    shown("");
    Path away = folder.resolve("away");
    Files.move(workspace.content(), away);
    shown("error:");
    Files.move(away, workspace.content());
    shown("");
  }

  /** Waits until the page shows an error with these words, or none for no words. */
  private void shown(String words) throws IOException, InterruptedException {
    String body = get("/en/").body();
    for (int i = 0; i < 300 && body.contains("preview-errors") == words.isEmpty(); i++) {
      Thread.sleep(100);
      body = get("/en/").body();
    }
    assertEquals(!words.isEmpty(), body.contains("preview-errors"), body);
    assertTrue(body.contains(words), body);
  }

  @Test
  void anEditIsSeenAndTheVersionIsAnsweredAsSoonAsItChanges()
      throws IOException, InterruptedException {
    edit("content/terms/rope.md", "---\nname: RoPE\n---\nIt was *edited*.\n");
    assertEquals("2", get("/-/version?1").body());
    assertTrue(get("/en/terms/rope/").body().contains("<p>It was <em>edited</em>.</p>"));
  }

  @Test
  void contentWithAnErrorLeavesTheLastGoodSiteWithTheErrorOnIt()
      throws IOException, InterruptedException {
    String good = get("/en/terms/rope/").body();
    edit("content/terms/rope.md", "---\nname: [RoPE\n---\nIt was edited.\n");
    get("/-/version?1");
    String page = get("/en/terms/rope/").body();
    assertTrue(page.contains("content/terms/rope.md:2:7: error:"), page);
    assertTrue(page.contains(good.substring(good.indexOf("<main"), good.indexOf("</main>"))));
    edit("content/terms/rope.md", "---\nname: RoPE\n---\nIt was mended.\n");
    get("/-/version?2");
    String mended = get("/en/terms/rope/").body();
    assertTrue(mended.contains("<p>It was mended.</p>"));
    assertFalse(mended.contains("preview-errors"));
  }

  @Test
  void aTemplateWithAnErrorIsShownWithItsPlaceAndServingGoesOn()
      throws IOException, InterruptedException {
    String template = Files.readString(workspace.templates().resolve("term.ftl"));
    edit("templates/term.ftl", template + "\n${nothing.here}");
    get("/-/version?1");
    int line = (template + "\n").split("\n", -1).length;
    HttpResponse<String> page = get("/en/terms/rope/");
    assertEquals(500, page.statusCode());
    assertTrue(
        page.body().contains("templates/term.ftl:" + line + ":3: error: this template cannot"),
        page.body());
    edit("templates/term.ftl", "<#if>");
    get("/-/version?2");
    assertEquals(500, get("/en/terms/rope/").statusCode());
    edit("templates/term.ftl", template);
    while (get("/en/terms/rope/").statusCode() == 500) {
      Thread.sleep(20);
    }
    assertEquals(200, get("/en/terms/rope/").statusCode());
  }

  private Path copy(String from) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(from))) {
      for (Path file : (Iterable<Path>) all::iterator) {
        Files.copy(file, folder.resolve(file.toString()));
      }
    }
    return folder.resolve(from);
  }

  private void edit(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI url = URI.create("http://localhost:" + preview.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
  }
}
