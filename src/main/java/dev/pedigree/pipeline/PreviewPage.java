package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.site.template.ContentPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages as the preview shows them: with the errors of the newest edit, and a script to reload. */
final class PreviewPage {
  private static final String HEAD =
      "<link rel=\"stylesheet\" href=\"/-/preview.css\">\n"
          + "<script src=\"/-/preview.js\" data-version=\"%d\" defer></script>\n</head>";

  private static final String EMPTY =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Pedigree</title>
      </head>
      <body>
      </body>
      </html>
      """;

  private static final Pattern POLICY =
      Pattern.compile("(<meta http-equiv=\"Content-Security-Policy\" content=\"[^\"]*)\">");

  private PreviewPage() {}

  /** The policy that stands in a page, to be sent as a header too. */
  static String policy(byte[] page) {
    Matcher policy = POLICY.matcher(new String(page, StandardCharsets.UTF_8));
    String own =
        policy.find()
            ? policy.group(1).replaceFirst(".* content=\"", "").replace("&#39;", "'")
            : ContentPolicy.PAGE;
    return own + "; frame-ancestors 'none'";
  }

  /**
   * The page with a policy that allows the style sheet that the preview adds, also where a page
   * brings its own.
   */
  private static String allowed(String html) {
    return html.replaceFirst("style-src (?=&#39;sha256)", "style-src 'self' ");
  }

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
    String page = allowed(html).replaceFirst("</head>", HEAD.formatted(state.version()));
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
    return Visible.text(text).replace("&", "&amp;").replace("<", "&lt;");
  }
}
