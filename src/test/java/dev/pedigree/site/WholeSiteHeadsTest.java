package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pedigree.site.language.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What stands in the heads of all pages of the real catalogue. */
@Tag("slow")
class WholeSiteHeadsTest {
  private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>");
  private static final Pattern LINKED =
      Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>");
  private static final Pattern CARD =
      Pattern.compile("<meta property=\"og:image\" content=\"https://[^/]+/([^\"]+)\">");

  @Test
  void noTwoPagesOfALanguageHaveTheSameTitle() {
    List<String> twice = new ArrayList<>();
    for (Language language : Language.values()) {
      Map<String, String> pages = new TreeMap<>();
      pages(language)
          .forEach(
              (path, html) -> {
                String other = pages.put(title(html), path);
                if (other != null) {
                  twice.add(title(html) + ": " + other + ", " + path);
                }
              });
    }
    assertEquals(List.of(), twice);
  }

  @Test
  void whatPagesSayToProgramsIsJsonAndEveryCardIsThere() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> missing = new ArrayList<>();
    for (Language language : Language.values()) {
      for (String html : pages(language).values()) {
        Matcher linked = LINKED.matcher(html);
        while (linked.find()) {
          json.readTree(linked.group(1));
        }
        Matcher card = CARD.matcher(html);
        if (card.find() && !WholeSite.files().containsKey(card.group(1))) {
          missing.add(card.group(1));
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  private static String title(String html) {
    Matcher title = TITLE.matcher(html);
    return title.find() ? title.group(1) : "";
  }

  private static Map<String, String> pages(Language language) {
    Map<String, String> pages = new TreeMap<>();
    WholeSite.files()
        .subMap(language.path() + "/", language.path() + "0")
        .forEach(
            (path, bytes) -> {
              if (path.endsWith(".html")) {
                pages.put(path, new String(bytes, StandardCharsets.UTF_8));
              }
            });
    return pages;
  }
}
