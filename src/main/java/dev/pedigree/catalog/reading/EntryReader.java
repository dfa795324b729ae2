package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.catalog.Term;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.Optional;

/** Reads families, terms and articles. A file with an error gives no entry. */
final class EntryReader {
  static final List<String> FAMILY = List.of("name", "organisation", "order");
  static final List<String> TERM = List.of("name");
  static final List<String> ARTICLE = List.of("title", "summary", "date");
  static final List<String> FAMILY_ZH = List.of("name", "organisation", "translates");
  static final List<String> TERM_ZH = List.of("name", "translates");
  static final List<String> ARTICLE_ZH = List.of("title", "summary", "translates");

  private final WordsReader words;
  private final Report report;

  EntryReader(WordsReader words, Report report) {
    this.words = words;
    this.report = report;
  }

  Optional<Family> family(String id, ContentFile file) {
    int before = report.errors();
    Fields fields = new Fields(file.source(), file.map(), FAMILY, report);
    String name = fields.text("name");
    String organisation = fields.text("organisation");
    long order = fields.number("order");
    if (Math.abs(order) > Integer.MAX_VALUE) {
      report.add(
          Finding.error(
              "catalog.not-a-number", file.source().at(fields.at("order")), "key", "order"));
    }
    boolean good = report.errors() == before;
    WordsReader.Both both = words.read(file, FAMILY_ZH);
    Text names = new Text(name, both.chinese("name", name));
    Text organisations = new Text(organisation, both.chinese("organisation", organisation));
    return when(good, new Family(id, names, organisations, (int) order, both.words()));
  }

  Optional<Term> term(String id, ContentFile file) {
    int before = report.errors();
    String name = new Fields(file.source(), file.map(), TERM, report).text("name");
    boolean good = report.errors() == before;
    WordsReader.Both both = words.read(file, TERM_ZH);
    return when(good, new Term(id, new Text(name, both.chinese("name", name)), both.words()));
  }

  Optional<Article> article(String id, ContentFile file) {
    int before = report.errors();
    Fields fields = new Fields(file.source(), file.map(), ARTICLE, report);
    String title = fields.text("title");
    String summary = fields.text("summary");
    String date = fields.text("date");
    if (!date.isEmpty() && ReleaseDate.of(date).filter(d -> d.day().isPresent()).isEmpty()) {
      boolean day = date.length() > "2026-11".length() && ReleaseDate.isWrittenLike(date);
      String rule = day ? "catalog.no-such-day" : "catalog.bad-day";
      report.add(Finding.error(rule, file.source().at(fields.at("date")), "date", date));
    }
    boolean good = report.errors() == before;
    WordsReader.Both both = words.read(file, ARTICLE_ZH);
    Text titles = new Text(title, both.chinese("title", title));
    Text summaries = new Text(summary, both.chinese("summary", summary));
    List<Location> places = List.of(file.source().at(fields.at("summary")), both.at("summary"));
    return when(good, new Article(id, titles, summaries, places, date, both.words()));
  }

  private static <T> Optional<T> when(boolean good, T entry) {
    return good ? Optional.of(entry) : Optional.empty();
  }
}
