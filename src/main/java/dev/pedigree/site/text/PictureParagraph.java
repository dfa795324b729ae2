package dev.pedigree.site.text;

import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;
import dev.pedigree.catalog.markdown.Embed;
import dev.pedigree.site.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A paragraph of pictures that the site makes. */
final class PictureParagraph {
  private PictureParagraph() {}

  /** The pictures of a paragraph that has nothing else; empty for all other paragraphs. */
  static List<Image> of(Paragraph paragraph) {
    List<Image> pictures = new ArrayList<>();
    for (Node child : paragraph.getChildren()) {
      if (child instanceof Image image && scheme(image).isPresent()) {
        pictures.add(image);
      } else if (!(child instanceof SoftLineBreak)
          && !(child instanceof Text && child.getChars().isBlank())) {
        return List.of();
      }
    }
    return pictures;
  }

  /** The scheme of a picture that the site makes. */
  private static Optional<String> scheme(Image image) {
    String url = image.getUrl().unescape();
    int colon = url.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Embed.Kind.ofScheme(url.substring(0, colon))
            .filter(Embed.Kind::picture)
            .map(Embed.Kind::scheme);
  }

  /** The HTML of some pictures. */
  static String html(
      List<Image> images,
      PictureMaker maker,
      Language language,
      Function<String, Optional<String>> link,
      UnaryOperator<String> href) {
    StringBuilder out = new StringBuilder();
    out.append(images.size() > 1 ? "<div class=\"embeds several\">" : "<div class=\"embeds\">");
    for (Image image : images) {
      String url = image.getUrl().unescape();
      int colon = url.indexOf(':');
      String words = image.getText().unescape();
      out.append(
          maker.html(
              url.substring(0, colon), url.substring(colon + 1), words, language, link, href));
    }
    return out.append("</div>\n").toString();
  }
}
