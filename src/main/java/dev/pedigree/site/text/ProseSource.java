package dev.pedigree.site.text;

import dev.pedigree.diagnostics.Cjk;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Where a text of prose comes from.
 *
 * @param path of its file
 * @param line of the file on which it starts
 * @param text as it was parsed, with the marks of {@link CjkEmphasis}
 */
record ProseSource(String path, int line, String text) {

  /** Where the target of a link or a picture is written, as {@code path:line:column}. */
  String place(Node link) {
    int at = target(link);
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int before = (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    String written = CjkEmphasis.unmarked(text.substring(start, at));
    return path + ":" + (line + before) + ":" + (written.codePointCount(0, written.length()) + 1);
  }

  /** The offset of the target; that of the link where its target stands elsewhere. */
  private int target(Node link) {
    List<SourceSpan> spans = link.getSourceSpans();
    int start = spans.get(0).getInputIndex();
    String written = text.substring(start, end(spans));
    if (written.startsWith("<")) {
      return start + 1;
    }
    int at = written.lastIndexOf("](");
    if (at < 0) {
      return start;
    }
    at += 2;
    while (Character.isWhitespace(written.charAt(at)) || written.charAt(at) == '<') {
      at++;
    }
    return start + at;
  }

  /** Whether a line break behind a node stands between two Chinese characters. */
  boolean breaksChinese(Node before) {
    if (before == null || before.getSourceSpans().isEmpty()) {
      return false;
    }
    int end = end(before.getSourceSpans());
    int last = end;
    while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    int next = end;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return last > 0
        && next < text.length()
        && Cjk.wide(text.codePointBefore(last))
        && Cjk.wide(text.codePointAt(next));
  }

  private static int end(List<SourceSpan> spans) {
    SourceSpan last = spans.get(spans.size() - 1);
    return last.getInputIndex() + last.getLength();
  }
}
