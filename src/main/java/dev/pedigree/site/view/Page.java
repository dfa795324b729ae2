package dev.pedigree.site.view;

import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.texts.Edited;
import dev.pedigree.lineage.texts.TextHistory;
import dev.pedigree.site.card.Card;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.linked.About;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One page, independent of language.
 *
 * @param address relative to the folder of a language, with a slash at the end; empty for the home
 *     page
 * @param template name of its template, without the ending
 * @param title for the heading and the browser tab
 * @param summary one sentence for search engines and link previews
 * @param chinese whether its prose exists in Chinese; if not, the Chinese page shows it in English
 *     and is not offered as a translation
 * @param data makes what the template needs, by name, when the page is made
 * @param source the files that it shows; empty for a page of many
 * @param about what it says of itself to programs; empty for nothing
 * @param face what its picture shows; empty for a page without one
 */
public record Page(
    String address,
    String template,
    Text title,
    Text summary,
    boolean chinese,
    Supplier<Map<String, Object>> data,
    Optional<Source> source,
    Optional<About> about,
    Optional<Face> face) {

  /**
   * The files that a page shows.
   *
   * @param words the text
   * @param model id of the model whose snapshot it shows too, if any
   */
  public record Source(Words words, Optional<String> model) {}

  /**
   * What the picture of a page in link previews shows.
   *
   * @param kind what kind of page it is
   * @param title in large letters
   * @param line below it
   */
  public record Face(Text kind, Text title, Text line) {}

  /** A page of many files that says nothing of itself. */
  public Page(
      String address,
      String template,
      Text title,
      Text summary,
      boolean chinese,
      Supplier<Map<String, Object>> data) {
    this(
        address,
        template,
        title,
        summary,
        chinese,
        data,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static Page of(
      String address, String template, Text title, Text summary, Map<String, Object> data) {
    return of(address, template, title, summary, () -> data);
  }

  /** A page whose data take a while to make. */
  public static Page of(
      String address,
      String template,
      Text title,
      Text summary,
      Supplier<Map<String, Object>> data) {
    return new Page(address, template, title, summary, true, data);
  }

  /** The same page, made from a text. */
  public Page from(Words words) {
    return from(new Source(words, Optional.empty()));
  }

  /** The same page, made from files. */
  public Page from(Source files) {
    return new Page(
        address, template, title, summary, chinese, data, Optional.of(files), about, face);
  }

  /** The same page, which says what it is about. */
  public Page about(About thing) {
    return new Page(
        address, template, title, summary, chinese, data, source, Optional.of(thing), face);
  }

  /** The same page with a picture that shows its title. */
  public Page face(Text kind, Text line) {
    return face(new Face(kind, title, line));
  }

  /** The same page with a picture. */
  public Page face(Face shown) {
    return new Page(
        address, template, title, summary, chinese, data, source, about, Optional.of(shown));
  }

  /**
   * The picture of the page in a language; empty where it has none, is not written in that
   * language, or has a character that cannot be drawn.
   */
  public Optional<Card> card(Site site, Language language) {
    return face.filter(f -> chinese || !language.chinese())
        .map(
            f ->
                new Card(
                    language.of(site.title()),
                    language.of(f.kind()),
                    language.of(f.title()),
                    language.of(f.line())))
        .filter(Card::drawable);
  }

  /** When its files were changed, and by whom, as far as that is known. */
  public Optional<Edited> edited(TextHistory texts, boolean inChinese) {
    return source.flatMap(
        files ->
            files.model().isEmpty()
                ? texts.of(files.words(), inChinese)
                : texts.of(files.words(), inChinese, files.model().get()));
  }
}
