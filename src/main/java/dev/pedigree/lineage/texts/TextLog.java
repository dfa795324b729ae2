package dev.pedigree.lineage.texts;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Words;
import dev.pedigree.catalog.reading.CatalogReading;
import dev.pedigree.catalog.reading.TranslationStamp;
import dev.pedigree.crawl.git.Checkout;
import dev.pedigree.crawl.git.FileHistory;
import dev.pedigree.crawl.git.FileHistory.Version;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the history of texts. It remembers the versions that a commit knows, so that content that
 * is edited and read again needs no second walk. Thread-safe.
 */
public final class TextLog {
  private static final String MD = ".md";
  private static final String SNAPSHOTS = "snapshots/";
  private static final String MARK = "\ufeff";

  /** Most authors of a text that are named. */
  private static final int AUTHORS = 10;

  private String state = "";
  private Map<String, List<Version>> versions = Map.of();

  /** The file of a snapshot, relative to the content folder. */
  static String snapshot(String model) {
    return SNAPSHOTS + model + ".json";
  }

  /**
   * Reads the history of a content folder.
   *
   * @param read what stands in the folder now
   * @param findings receives why a history cannot be read
   */
  public synchronized TextHistory read(
      Path content, CatalogReading read, Consumer<Finding> findings) {
    try {
      Optional<FileHistory> opened = FileHistory.of(content);
      if (opened.isEmpty()) {
        return TextHistory.none();
      }
      try (FileHistory history = opened.get()) {
        String now = Checkout.state(content);
        if (!now.equals(state)) {
          versions = history.read(TextLog::most).orElse(Map.of());
          state = now;
        }
        return new TextHistory(edited(read.sources()), since(history, read.catalog()));
      }
    } catch (IOException e) {
      findings.accept(
          Finding.warning(
              "lineage.history-unreadable",
              Location.of(content.getFileName().toString()),
              "reason",
              Clean.text(String.valueOf(e.getMessage()))));
      return TextHistory.none();
    }
  }

  /** Of a snapshot only the time of its last change is told. */
  private static int most(String path) {
    return path.endsWith(MD) ? Integer.MAX_VALUE : path.startsWith(SNAPSHOTS) ? 1 : 0;
  }

  private Map<String, Edited> edited(Map<String, String> texts) {
    Map<String, Edited> edited = new HashMap<>();
    versions.forEach(
        (path, all) -> {
          if (path.startsWith(SNAPSHOTS)) {
            edited.put(path, new Edited(all.get(0).time(), List.of()));
          } else if (texts.containsKey(path)) {
            current(texts.get(path), all)
                .ifPresent(version -> edited.put(path, new Edited(version.time(), authors(all))));
          }
        });
    return edited;
  }

  /** The version that stands in the folder; git may be set to write other line ends than it has. */
  private static Optional<Version> current(String text, List<Version> all) {
    for (String form : List.of(text, MARK + text, text.replace("\r\n", "\n"))) {
      String id = FileHistory.id(form);
      for (Version version : all) {
        if (version.id().equals(id)) {
          return Optional.of(version);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> authors(List<Version> newestFirst) {
    List<Version> all = new ArrayList<>(newestFirst);
    Collections.reverse(all);
    Set<String> names = new LinkedHashSet<>();
    all.forEach(version -> names.add(Clean.text(version.author().strip())));
    names.remove("");
    return names.stream().limit(AUTHORS).toList();
  }

  private Map<String, Since> since(FileHistory history, Catalog catalog) throws IOException {
    Map<String, Since> since = new HashMap<>();
    if (!versions.isEmpty()) {
      for (Words words : (Iterable<Words>) stale(catalog)::iterator) {
        since.put(words.zhPath(), since(history, words));
      }
    }
    return since;
  }

  private static Stream<Words> stale(Catalog catalog) {
    return Stream.of(
            catalog.models().stream().map(m -> m.words()),
            catalog.families().stream().map(f -> f.words()),
            catalog.terms().stream().map(t -> t.words()),
            catalog.articles().stream().map(a -> a.words()))
        .flatMap(words -> words)
        .filter(Words::stale);
  }

  private Since since(FileHistory history, Words words) throws IOException {
    for (Version version : versions.getOrDefault(words.enPath(), List.of())) {
      Optional<String> english =
          history
              .content(version)
              .flatMap(
                  bytes -> TranslationStamp.english(new String(bytes, StandardCharsets.UTF_8)));
      if (english.isPresent() && TranslationStamp.of(english.get()).equals(words.translates())) {
        return TextDiff.of(version.time(), english.get(), words.en());
      }
    }
    return Since.unknown();
  }
}
