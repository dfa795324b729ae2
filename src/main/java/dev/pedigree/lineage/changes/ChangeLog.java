package dev.pedigree.lineage.changes;

import dev.pedigree.catalog.ModelId;
import dev.pedigree.crawl.git.FolderLog;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.crawl.snapshot.SourceStates.Unreached;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.lineage.changes.Changes.Night;
import dev.pedigree.lineage.changes.Changes.Reach;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads what the commits of the snapshots changed. */
public final class ChangeLog {
  /** Most commits that are read. */
  private static final int COMMITS = 500;

  /** Commits are shown, newest first, until there is so much news. */
  private static final int NEWS = 500;

  private final FolderLog log;
  private final Versions<Snapshot> snapshots;
  private final Versions<SortedMap<String, Unreached>> sources;
  private final Versions<Verdicts> verdicts;

  private ChangeLog(FolderLog log, Consumer<Finding> findings) {
    this.log = log;
    this.snapshots = new Versions<>(log, SnapshotStore::parse, findings);
    this.sources = new Versions<>(log, SourceStates::parse, findings);
    this.verdicts = new Versions<>(log, (path, bytes) -> Verdicts.parse(bytes), findings);
  }

  /**
   * Reads the history of a folder of snapshots.
   *
   * @param findings receives what could not be read
   */
  public static Changes read(Path snapshots, Consumer<Finding> findings) {
    return read(snapshots, findings, COMMITS, NEWS);
  }

  static Changes read(Path snapshots, Consumer<Finding> findings, int most, int enough) {
    try {
      Optional<FolderLog> opened = FolderLog.of(snapshots);
      if (opened.isEmpty()) {
        return Changes.none();
      }
      try (FolderLog log = opened.get()) {
        return new ChangeLog(log, findings).read(most, enough);
      }
    } catch (IOException e) {
      findings.accept(
          Finding.warning(
              "lineage.history-unreadable",
              Location.of(snapshots.getFileName().toString()),
              "reason",
              Clean.text(String.valueOf(e.getMessage()))));
      return Changes.none();
    }
  }

  private Changes read(int most, int enough) throws IOException {
    FolderLog.Log read = log.read(most);
    List<FolderLog.Commit> commits = read.commits();
    List<Night> nights = new ArrayList<>();
    int told = 0;
    for (int i = 0; i < commits.size(); i++) {
      if (told >= enough) {
        return new Changes(Reach.CUT, commits.get(i).time(), List.copyOf(nights));
      }
      List<News> news = news(commits.subList(i, commits.size()));
      if (!news.isEmpty()) {
        news.sort(Comparator.comparing(News::id));
        nights.add(new Night(commits.get(i).id(), commits.get(i).time(), List.copyOf(news)));
        told += news.size();
      }
    }
    Reach reach =
        switch (read.beginning()) {
          case ROOT -> commits.isEmpty() ? Reach.NOTHING : Reach.ALL;
          case SHALLOW -> Reach.SHALLOW;
          case CUT -> Reach.CUT;
        };
    return new Changes(reach, read.since(), List.copyOf(nights));
  }

  /** What the first of some commits changed; the others are older. */
  private List<News> news(List<FolderLog.Commit> commits) {
    FolderLog.Commit commit = commits.get(0);
    List<News> news = new ArrayList<>();
    long models = commit.files().stream().filter(f -> id(f.path()).isPresent()).count();
    boolean began = commit.first() && models > 0;
    if (began) {
      news.add(new News.Began((int) models));
    }
    for (FolderLog.Changed file : commit.files()) {
      Optional<String> id = id(file.path());
      if (id.isPresent() && !began) {
        snapshots
            .step(commits, file)
            .flatMap(step -> SnapshotNews.of(id.get(), step))
            .ifPresent(news::add);
      } else if (file.path().equals(SourceStates.FILE)) {
        sources.step(commits, file).ifPresent(step -> news.addAll(sources(step)));
      } else if (file.path().equals(Verdicts.FILE)) {
        verdicts.step(commits, file).ifPresent(step -> news.addAll(VerdictNews.of(step)));
      }
    }
    return news;
  }

  /** The model of a snapshot; empty for a file that is none. */
  private static Optional<String> id(String path) {
    return Optional.of(path)
        .filter(p -> p.endsWith(".json"))
        .map(p -> p.substring(0, p.length() - ".json".length()))
        .filter(ModelId::isGood);
  }

  private static List<News> sources(Versions.Step<SortedMap<String, Unreached>> step) {
    SortedMap<String, Unreached> before = step.before().orElseGet(TreeMap::new);
    SortedMap<String, Unreached> after = step.after().orElseGet(TreeMap::new);
    List<News> news = new ArrayList<>();
    after.forEach(
        (id, unreached) -> {
          if (!before.containsKey(id) && ModelId.isGood(id)) {
            news.add(new News.Lost(id, unreached.cause()));
          }
        });
    before.keySet().stream()
        .filter(id -> !after.containsKey(id) && ModelId.isGood(id))
        .forEach(id -> news.add(new News.Back(id)));
    return news;
  }
}
