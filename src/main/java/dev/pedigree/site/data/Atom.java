package dev.pedigree.site.data;

import dev.pedigree.diagnostics.Visible;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An Atom feed (RFC 4287).
 *
 * @param tag BCP 47 tag of its language
 * @param home the page it belongs to; also its id
 * @param self its own URL
 * @param author who writes it
 * @param entries newest first
 */
public record Atom(
    String tag,
    String home,
    String self,
    String title,
    String subtitle,
    String author,
    List<Entry> entries) {

  /**
   * An entry.
   *
   * @param id a URI that stays the same as long as the entry is about the same
   * @param url where it can be read
   * @param updated when it last changed, ISO 8601 with time
   * @param summary what it says, as text
   * @param html the whole of it as HTML, or empty
   */
  public record Entry(
      String id, String title, String url, String updated, String summary, String html) {}

  /** The document; a feed without entries is as old as the clock of computers. */
  public byte[] bytes() {
    StringBuilder out = new StringBuilder();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"").append(tag);
    out.append("\">\n<id>").append(xml(home)).append("</id>\n<title>").append(xml(title));
    out.append("</title>\n<subtitle>").append(xml(subtitle)).append("</subtitle>\n<link href=\"");
    out.append(xml(home)).append("\"/>\n<link rel=\"self\" href=\"").append(xml(self));
    out.append("\"/>\n<author><name>").append(xml(author));
    out.append("</name></author>\n<updated>");
    out.append(entries.isEmpty() ? "1970-01-01T00:00:00Z" : xml(entries.get(0).updated()));
    out.append("</updated>\n");
    for (Entry entry : entries) {
      out.append("<entry><id>").append(xml(entry.id())).append("</id><title>");
      out.append(xml(entry.title())).append("</title><link href=\"");
      out.append(xml(entry.url())).append("\"/><updated>").append(xml(entry.updated()));
      out.append("</updated><summary>").append(xml(entry.summary())).append("</summary>");
      if (!entry.html().isEmpty()) {
        out.append("<content type=\"html\">").append(xml(entry.html())).append("</content>");
      }
      out.append("</entry>\n");
    }
    return out.append("</feed>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Text as it stands in XML or HTML, which have no place for control characters. */
  public static String xml(String text) {
    return Visible.text(text).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
