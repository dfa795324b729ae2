package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.site.template.ContentPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {
  private static final SortedMap<String, byte[]> SITE = SiteFixture.site();

  private static Document page(String path) {
    return Jsoup.parse(new String(SITE.get(path), StandardCharsets.UTF_8));
  }

  private static List<String> pages() {
    return SITE.keySet().stream().filter(path -> path.endsWith(".html")).toList();
  }

  @Test
  void everyPageAllowsNothingButFilesOfItsSiteBeforeItNamesAny() {
    for (String path : pages()) {
      Element policy = page(path).head().child(1);
      Element style = page(path).selectFirst("style");
      String expected = style == null ? ContentPolicy.PAGE : ContentPolicy.withStyle(style.data());
      assertEquals("Content-Security-Policy", policy.attr("http-equiv"), path);
      assertEquals(expected, policy.attr("content"), path);
    }
    assertEquals(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
            + " form-action 'none'",
        ContentPolicy.PAGE);
  }

  @Test
  void noPageHoldsWhatThePolicyStops() {
    List<String> stopped = new ArrayList<>();
    for (String path : pages()) {
      for (Element element : page(path).getAllElements()) {
        boolean inline =
            element.nameIs("script")
                    && !element.hasAttr("src")
                    && !element.attr("type").equals("application/ld+json") // data, never run
                || element.nameIs("style") && !path.equals("404.html")
                || element.nameIs("base")
                || element.nameIs("iframe")
                || element.nameIs("object")
                || element.nameIs("form") && element.hasAttr("action");
        if (inline) {
          stopped.add(path + ": " + element.normalName());
        }
        for (Attribute attribute : element.attributes()) {
          boolean handler = attribute.getKey().startsWith("on");
          boolean script =
              attribute.getValue().strip().toLowerCase(Locale.ROOT).startsWith("javascript:");
          if (handler || script || attribute.getKey().equals("style")) {
            stopped.add(path + ": " + attribute);
          }
        }
      }
    }
    assertEquals(List.of(), stopped);
  }
}
