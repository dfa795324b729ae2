package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Pages as the preview shows them: with the errors of the newest edit, and a script to reload. */
final class PreviewPage {
  private static final String HEAD =
      "<link rel=\"stylesheet\" href=\"/-/preview.css\">\n"
          + "<script src=\"/-/preview.js\" data-version=\"%d\" defer></script>\n</head>";

  private static final String EMPTY =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          + "<title>Pedigree</title>\n</head>\n<body>\n</body>\n</html>\n";

  private PreviewPage() {}

  /** A page of the site. */
  static byte[] of(LiveSite.State state, byte[] html) {
    return with(state, new String(html, StandardCharsets.UTF_8), errors(state));
  }

  /** The page where there is no site yet. */
  static byte[] of(LiveSite.State state) {
    return with(state, EMPTY, errors(state));
  }

  /** The page in place of one that cannot be made. */
  static byte[] of(LiveSite.State state, Finding why) {
    return with(state, EMPTY, List.of(FindingPrinter.terminal(why, null)));
  }

  private static List<String> errors(LiveSite.State state) {
    if (state.errors().isEmpty()) {
      return List.of();
    }
    Map<String, String> sources = state.errors().get().sources();
    return state.errors().get().findings().stream()
        .filter(f -> f.severity() == Severity.ERROR)
        .map(f -> FindingPrinter.terminal(f, sources.get(f.location().path())))
        .toList();
  }

  private static byte[] with(LiveSite.State state, String html, List<String> errors) {
    String page = html.replaceFirst("</head>", HEAD.formatted(state.version()));
    if (!errors.isEmpty()) {
      String box =
          "<pre class=\"preview-errors\" role=\"alert\">"
              + escaped(String.join("\n\n", errors))
              + "</pre>";
      int body = page.indexOf('>', page.indexOf("<body")) + 1;
      page = page.substring(0, body) + "\n" + box + page.substring(body);
    }
    return page.getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
