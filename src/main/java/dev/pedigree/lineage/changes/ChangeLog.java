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
import java.util.LinkedList;
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

  static Changes read(Path snapshots, Consumer<Finding> findings, int commits, int most) {
    try {
      Optional<FolderLog> opened = FolderLog.of(snapshots);
      if (opened.isEmpty()) {
        return Changes.none();
      }
      try (FolderLog log = opened.get()) {
        return new ChangeLog(log, findings).read(commits, most);
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

  private Changes read(int commits, int most) throws IOException {
    FolderLog.Log read = log.read(commits);
    LinkedList<Night> nights = new LinkedList<>();
    for (FolderLog.Commit commit : read.commits()) {
      List<News> news = news(commit);
      if (!news.isEmpty()) {
        news.sort(Comparator.comparing(News::id));
        nights.addFirst(new Night(commit.id(), commit.time(), List.copyOf(news)));
      }
    }
    return shown(read, nights, most);
  }

  private static Changes shown(FolderLog.Log read, List<Night> nights, int most) {
    List<Night> shown = new ArrayList<>();
    int news = 0;
    for (Night night : nights) {
      if (news >= most) {
        return new Changes(Reach.CUT, night.time(), List.copyOf(shown));
      }
      shown.add(night);
      news += night.news().size();
    }
    Reach reach =
        switch (read.beginning()) {
          case ROOT -> read.commits().isEmpty() ? Reach.NOTHING : Reach.ALL;
          case SHALLOW -> Reach.SHALLOW;
          case CUT -> Reach.CUT;
        };
    return new Changes(reach, read.since(), List.copyOf(shown));
  }

  private List<News> news(FolderLog.Commit commit) throws IOException {
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
            .step(commit, file)
            .flatMap(step -> SnapshotNews.of(id.get(), step))
            .ifPresent(news::add);
      } else if (file.path().equals(SourceStates.FILE)) {
        sources.step(commit, file).ifPresent(step -> news.addAll(sources(step)));
      } else if (file.path().equals(Verdicts.FILE)) {
        verdicts.step(commit, file).ifPresent(step -> news.addAll(VerdictNews.of(step)));
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
