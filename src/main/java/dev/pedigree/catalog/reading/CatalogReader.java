package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.Article;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Family;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Site;
import dev.pedigree.catalog.Term;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.SourceFiles;
import dev.pedigree.text.SourceText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a content folder: entries from valid files, findings for the others. */
public final class CatalogReader {
  private static final String MD = ".md";
  private static final String ZH_MD = ".zh.md";

  private final Report report = new Report();
  private final Targets targets = new Targets();
  private final Path contentFolder;
  private final ContentFiles files;
  private final WordsReader words;
  private final Map<String, String> folded = new HashMap<>();

  private final List<ModelReader.Read> models = new ArrayList<>();
  private final List<Family> families = new ArrayList<>();
  private final List<Term> terms = new ArrayList<>();
  private final List<Article> articles = new ArrayList<>();

  private final LocalDate today;

  private CatalogReader(Path contentFolder, LocalDate today) {
    this.contentFolder = contentFolder;
    this.today = today;
    this.files = ContentFiles.read(contentFolder, report);
    this.words = new WordsReader(files, report);
  }

  /**
   * Reads a content folder. It does not throw for bad content: a broken file is reported and the
   * others are read.
   *
   * @param contentFolder on any file system, also inside a jar
   */
  public static CatalogReading read(Path contentFolder) {
    return read(contentFolder, LocalDate.MAX);
  }

  /**
   * As {@link #read(Path)}, and reports releases later than a day.
   *
   * @param today {@link LocalDate#MAX} for none
   */
  public static CatalogReading read(Path contentFolder, LocalDate today) {
    return new CatalogReader(contentFolder, today).reading();
  }

  private CatalogReading reading() {
    for (String path : files.broken().keySet()) {
      if (path.endsWith(MD) && !path.endsWith(ZH_MD)) {
        announce(path);
      }
    }
    // Texts are sorted by path, which differs from the order of ids only because of file endings.
    for (SourceText text : files.texts().values()) {
      if (text.path().endsWith(ZH_MD)) {
        checkEnglish(text.path());
      } else if (text.path().endsWith(MD)) {
        announce(text.path()).ifPresent(id -> readEntry(id, text));
      }
    }
    List<Model> good = checkedModels();
    new ParentCheck(models, targets, report).check();
    Twice.check(models, report);
    ReleasesAhead.check(models, today, report);
    new BodyCheck(targets, report).check(words.bodies());
    Site site = new SiteReader(targets, report).read(files);
    Catalog catalog =
        new Catalog(
            site,
            good,
            families,
            terms,
            articles,
            new PrecedentReader(report).read(files),
            new AlsoReader(targets, report).read(files));
    Set<String> paths = new HashSet<>(files.texts().keySet());
    paths.addAll(files.broken().keySet());
    return new CatalogReading(
        catalog, report.sorted(), new SourceFiles(contentFolder, paths, ContentFiles.MAX_BYTES));
  }

  /** The id for a path; empty after reporting an error. */
  private Optional<String> announce(String path) {
    Targets.Kind kind = kind(path);
    String id = path.substring(path.indexOf('/') + 1, path.length() - MD.length());
    if (!kind.names(id)) {
      String rule = kind == Targets.Kind.MODEL ? "catalog.bad-model-id" : "catalog.bad-id";
      report.add(Finding.error(rule, Location.of(path), "id", id));
      return Optional.empty();
    }
    String other = folded.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
    if (other != null) {
      report.add(Finding.error("catalog.case-clash", Location.of(path), "other", other));
    }
    targets.add(kind, id);
    return Optional.of(id);
  }

  private void readEntry(String id, SourceText text) {
    Optional<ContentFile> file = files.file(text.path(), report);
    if (file.isEmpty()) {
      return;
    }
    EntryReader entries = new EntryReader(words, report);
    switch (kind(text.path())) {
      case MODEL -> new ModelReader(words, report).read(id, file.get()).ifPresent(this::add);
      case FAMILY -> entries.family(id, file.get()).ifPresent(families::add);
      case TERM -> entries.term(id, file.get()).ifPresent(terms::add);
      default -> entries.article(id, file.get()).ifPresent(articles::add);
    }
  }

  private void add(ModelReader.Read read) {
    models.add(read);
  }

  /** The models whose family is valid too. */
  private List<Model> checkedModels() {
    Set<String> readable = new HashSet<>();
    families.forEach(family -> readable.add(family.id()));
    List<Model> good = new ArrayList<>();
    for (ModelReader.Read read : models) {
      String family = read.model().family();
      if (!targets.exists(Targets.Kind.FAMILY, family)) {
        report.add(
            targets.missing(Targets.Kind.FAMILY, family, read.file().source().at(read.familyAt())));
      } else if (readable.contains(family)) {
        good.add(read.model());
        targets.add(read.model());
      }
    }
    return good;
  }

  private void checkEnglish(String path) {
    String english = path.substring(0, path.length() - ZH_MD.length()) + MD;
    if (!files.texts().containsKey(english) && !files.broken().containsKey(english)) {
      report.add(Finding.error("catalog.no-english", Location.of(path), "path", english));
    }
  }

  private static Targets.Kind kind(String path) {
    return Targets.Kind.ofFolder(path.substring(0, path.indexOf('/'))).orElseThrow();
  }
}
