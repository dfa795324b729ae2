package dev.pedigree.site;

import dev.pedigree.catalog.Site;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.data.Atom;
import dev.pedigree.site.language.Dates;
import dev.pedigree.site.language.Language;
import dev.pedigree.site.view.View;
import java.util.List;
import java.util.stream.Collectors;

/** The feed of what changed: an entry a day. */
final class ChangesFeed {
  /** Most days. */
  private static final int DAYS = 30;

  /** Most names in a title. */
  private static final int NAMES = 3;

  private final String root;
  private final Language language;

  private ChangesFeed(Site site, Language language) {
    this.root = site.baseUrl() + "/" + language.path() + "/";
    this.language = language;
  }

  static byte[] of(View view, Language language) {
    Site site = view.atlas().catalog().site();
    ChangesFeed feed = new ChangesFeed(site, language);
    return new Atom(
            language.tag(),
            feed.root + ChangesPage.ADDRESS,
            feed.root + "changes.xml",
            language.of(site.title()) + " · " + language.of(View.text("changes.title")),
            language.of(View.text("changes.summary")),
            language.of(site.title()),
            ChangesPage.days(view).stream().limit(DAYS).map(feed::entry).toList())
        .bytes();
  }

  private Atom.Entry entry(ChangesPage.Day day) {
    String url = root + ChangesPage.ADDRESS + "#" + day.date();
    String title = language.of(Dates.written(day.date()));
    String names = names(day);
    return new Atom.Entry(
        url,
        names.isEmpty() ? title : title + language.of(View.text("colon")) + names,
        url,
        day.updated(),
        day.models().stream()
            .flatMap(model -> model.lines().stream())
            .map(line -> words(line.sentences()))
            .distinct()
            .collect(Collectors.joining(" ")),
        day.models().stream().map(this::model).collect(Collectors.joining()));
  }

  private String names(ChangesPage.Day day) {
    List<String> names =
        day.models().stream().map(m -> language.of(m.name())).filter(n -> !n.isEmpty()).toList();
    String first =
        names.stream().limit(NAMES).collect(Collectors.joining(language.of(View.text("comma"))));
    return names.size() > NAMES ? first + " …" : first;
  }

  private String model(ChangesPage.OfModel model) {
    String name = Atom.xml(language.of(model.name()));
    String head =
        model
            .address()
            .map(a -> "<p><a href=\"" + Atom.xml(root + a) + "\">" + name + "</a></p>")
            .orElse(name.isEmpty() ? "" : "<p>" + name + "</p>");
    return model.lines().stream()
        .map(this::line)
        .collect(Collectors.joining("", head + "<ul>", "</ul>"));
  }

  private String line(ChangeLine line) {
    StringBuilder out = new StringBuilder("<li>").append(Atom.xml(words(line.sentences())));
    if (!line.values().isEmpty()) {
      out.append("<ul>");
      line.values()
          .forEach(
              value ->
                  out.append("<li><code>")
                      .append(Atom.xml(value.where()))
                      .append("</code>")
                      .append(Atom.xml(language.of(View.text("colon"))))
                      .append(shown(value.before()))
                      .append(" → ")
                      .append(shown(value.after()))
                      .append("</li>"));
      out.append("</ul>");
    }
    return out.append("</li>").toString();
  }

  private String shown(Text value) {
    return value.isEmpty() ? "–" : "<code>" + Atom.xml(language.of(value)) + "</code>";
  }

  private String words(List<Text> sentences) {
    return sentences.stream()
        .map(language::of)
        .collect(Collectors.joining(language.chinese() ? "" : " "));
  }
}
