package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
      assertTrue(page.body().contains("location.reload()"));
      assertEquals("1", get(preview, "/-/version").body());
      assertEquals(404, get(preview, "/en/nothing/").statusCode());
      assertEquals(301, get(preview, "/en").statusCode());
    }
  }

  private static HttpResponse<String> get(Preview preview, String path)
      throws IOException, InterruptedException {
    URI url = URI.create("http://localhost:" + preview.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
  }
}
