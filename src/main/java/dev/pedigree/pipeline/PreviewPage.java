package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Visible;
import dev.pedigree.site.template.ContentPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that a preview shows while the site has a mistake. */
final class PreviewPage {
  private static final String STYLE =
      "body{font:16px/1.6 sans-serif;max-width:60rem;margin:3rem auto;padding:0 1.5rem}"
          + "pre{white-space:pre-wrap;overflow-wrap:anywhere}";

  private static final Pattern POLICY =
      Pattern.compile("(<meta http-equiv=\"Content-Security-Policy\" content=\"[^\"]*)\">");

  private PreviewPage() {}

  /** The page with a policy that lets it ask for the version; those of a published site may not. */
  static String asking(String html) {
    return POLICY.matcher(html).replaceFirst("$1; connect-src 'self'\">");
  }

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
   * What is wrong, by place, with what to do.
   *
   * @param script the element that reloads the page
   */
  static byte[] of(List<Finding> errors, String script) {
    StringBuilder out = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n");
    out.append("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    out.append(ContentPolicy.withStyle(STYLE))
        .append("\">\n<title>Not built</title>\n<style>")
        .append(STYLE);
    out.append("</style>\n</head>\n<body>\n<main>\n<h1>The site cannot be built</h1>\n");
    for (Finding error : errors) {
      out.append("<section>\n<h2>").append(escaped(error.location().toString()));
      out.append("</h2>\n<pre>").append(escaped(error.message().en())).append("</pre>\n<p>");
      out.append(escaped(error.hint().en())).append("</p>\n</section>\n");
    }
    out.append("<p>This page reloads when it is mended.</p>\n</main>\n");
    out.append(script).append("</body>\n</html>\n");
    return asking(out.toString()).getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return Visible.text(text).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
