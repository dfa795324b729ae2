package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Words;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the texts of an entry in both languages. */
final class WordsReader {
  /** The start of the text in a new entry. */
  static final String TO_BE_WRITTEN = "To be written:";

  private static final Pattern STAMP = Pattern.compile("[0-9a-f]{8}");

  private final ContentFiles files;
  private final Report report;

  /** The bodies that were read, by file, for checks of links and headings. */
  private final Map<String, ContentFile> bodies = new TreeMap<>();

  WordsReader(ContentFiles files, Report report) {
    this.files = files;
    this.report = report;
  }

  /** The files whose front matter was readable, by path. */
  Map<String, ContentFile> bodies() {
    return bodies;
  }

  /**
   * Reads the words of an entry, with the fields of its Chinese file.
   *
   * @param english the English file
   * @param keys the keys that the Chinese file may have
   */
  Both read(ContentFile english, List<String> keys) {
    String path = english.source().path();
    String zhPath = chinesePath(path);
    bodies.put(path, english);
    String en = english.markdown();
    if (en.isBlank()) {
      report.add(Finding.warning("catalog.no-words", english.source().at(english.body())));
    } else if (en.strip().startsWith(TO_BE_WRITTEN)) {
      report.add(Finding.warning("catalog.to-be-written", english.source().at(english.body())));
    }
    Optional<ContentFile> chinese = Optional.empty();
    if (files.texts().containsKey(zhPath)) {
      chinese = files.file(zhPath, report);
    } else if (!files.broken().containsKey(zhPath)) {
      report.add(Finding.info("catalog.no-chinese", Location.of(path), "path", zhPath));
    }
    if (chinese.isEmpty()) {
      return new Both(new Words(en, "", path, zhPath, english.bodyLine(), 1, false), null);
    }
    ContentFile zh = chinese.get();
    bodies.put(zhPath, zh);
    Fields fields = new Fields(zh.source(), zh.map(), keys, report);
    boolean stale = stale(fields, zh, TranslationStamp.of(en));
    String translates = stale ? fields.text("translates") : "";
    String markdown = zh.markdown();
    if (markdown.isBlank()) {
      report.add(Finding.info("catalog.no-chinese-words", zh.source().at(zh.body())));
    }
    Words words =
        new Words(en, markdown, path, zhPath, english.bodyLine(), zh.bodyLine(), stale, translates);
    return new Both(words, fields);
  }

  private boolean stale(Fields fields, ContentFile zh, String today) {
    if (!fields.has("translates")) {
      report.add(Finding.info("catalog.no-stamp", zh.source().at(0)));
      return false;
    }
    String stamp = fields.text("translates");
    if (stamp.isEmpty()) {
      return false;
    }
    if (!STAMP.matcher(stamp).matches()) {
      report.add(
          Finding.error(
              "catalog.bad-stamp", zh.source().at(fields.at("translates")), "stamp", stamp));
      return false;
    }
    if (!stamp.equals(today)) {
      report.add(
          Finding.warning(
              "catalog.stale",
              zh.source().at(fields.at("translates")),
              "stamp",
              stamp,
              "today",
              today));
      return true;
    }
    return false;
  }

  static String chinesePath(String path) {
    return path.substring(0, path.length() - ".md".length()) + ".zh.md";
  }

  /**
   * Words with the fields of the Chinese file.
   *
   * @param chinese null without a valid Chinese file
   */
  record Both(Words words, Fields chinese) {
    /** A text in Chinese, or the English one if there is none. */
    String chinese(String key, String english) {
      return chinese == null ? english : chinese.textOr(key, english);
    }

    /** Where a text stands in the Chinese file, or that file if it has none. */
    Location at(String key) {
      return chinese == null ? Location.of(words.zhPath()) : chinese.place(key);
    }
  }
}
