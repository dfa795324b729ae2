package dev.pedigree.pipeline;

import dev.pedigree.architecture.reading.PaperArchitecture;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.catalog.reading.CatalogReading;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.AtlasBuilder;
import dev.pedigree.lineage.changes.ChangeLog;
import dev.pedigree.lineage.changes.Changes;
import dev.pedigree.site.SiteRenderer;
import dev.pedigree.site.SiteSink;
import dev.pedigree.site.SiteWriter;
import dev.pedigree.site.link.LinkCheck;
import dev.pedigree.smoke.ReplicaResults;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Builds the site from content and snapshots. If there is an error, nothing is written and the
 * previous site stays.
 */
public final class SiteBuild {
  private final Workspace workspace;
  private final LocalDate today;
  private final ReplicaResults replicas;
  private final List<Finding> findings = new ArrayList<>();

  private SiteBuild(Workspace workspace, LocalDate today, ReplicaResults replicas) {
    this.workspace = workspace;
    this.today = today;
    this.replicas = replicas;
  }

  /** Takes the files of a site while they are made, and stores a site without errors. */
  public interface Output extends SiteSink {
    /**
     * Is told what the site will show, before the history of the snapshots is read and pages are
     * made.
     */
    default void described(Atlas atlas) {}

    /**
     * Stores the site of all files that were taken. It is not called for a site with errors.
     *
     * @param atlas what the site shows
     */
    SiteWriter.Written finish(Atlas atlas);
  }

  /** Builds the site into {@code out}; unchanged files are not written. */
  public static SiteReport write(Workspace workspace, Path out) {
    try (SiteWriter writer = SiteWriter.open(out)) {
      return into(workspace, new Stored(writer));
    }
  }

  /** As {@link #write}, but writes nothing, and reports releases later than a day. */
  public static SiteReport check(Workspace workspace, LocalDate today) {
    return new SiteBuild(workspace, today, new ReplicaResults()).run(new Counted());
  }

  /** Builds the site and gives it to an output. */
  public static SiteReport into(Workspace workspace, Output output) {
    return into(workspace, output, new ReplicaResults());
  }

  /**
   * Builds the site and gives it to an output.
   *
   * @param replicas results of designs that were run for earlier sites
   */
  static SiteReport into(Workspace workspace, Output output, ReplicaResults replicas) {
    return new SiteBuild(workspace, LocalDate.MAX, replicas).run(output);
  }

  private record Stored(SiteWriter writer) implements Output {
    @Override
    public void take(String path, byte[] bytes) {
      writer.take(path, bytes);
    }

    @Override
    public SiteWriter.Written finish(Atlas atlas) {
      return writer.finish();
    }
  }

  /** Counts files and forgets them. */
  private static final class Counted implements Output {
    private final AtomicInteger files = new AtomicInteger();

    @Override
    public void take(String path, byte[] bytes) {
      files.incrementAndGet();
    }

    @Override
    public SiteWriter.Written finish(Atlas atlas) {
      return new SiteWriter.Written(files.get(), 0, 0);
    }
  }

  private SiteReport run(Output output) {
    CatalogReading reading = CatalogReader.read(workspace.content(), today);
    findings.addAll(reading.findings());
    for (Model model : reading.catalog().models()) {
      model.paper().ifPresent(p -> findings.addAll(PaperArchitecture.of(p).findings()));
    }
    if (hasErrors()) {
      return report(reading, 0, 0, new SiteWriter.Written(0, 0, 0));
    }
    Map<String, Snapshot> snapshots = snapshots(reading.catalog());
    Atlas atlas =
        AtlasBuilder.build(
            reading.catalog(),
            snapshots,
            Replicas.run(snapshots, replicas, findings::add),
            unreached(reading.catalog()));
    output.described(atlas);
    Changes changes = ChangeLog.read(workspace.snapshots(), findings::add);
    AtomicInteger files = new AtomicInteger();
    LinkCheck links = new LinkCheck();
    SiteRenderer.render(
        atlas,
        changes,
        workspace.templates(),
        (path, bytes) -> {
          files.incrementAndGet();
          links.add(path, bytes);
          output.take(path, bytes);
        });
    findings.addAll(links.findings());
    SiteWriter.Written written =
        hasErrors() ? new SiteWriter.Written(files.get(), 0, 0) : output.finish(atlas);
    int described =
        (int) atlas.entries().values().stream().filter(e -> e.architecture().isPresent()).count();
    return report(reading, described, atlas.comparisons().size(), written);
  }

  /** Models that are no longer in the catalogue are left out. */
  private SortedMap<String, SourceStates.Unreached> unreached(Catalog catalog) {
    try {
      SortedMap<String, SourceStates.Unreached> all =
          new SourceStates(workspace.snapshots()).read();
      all.keySet().removeIf(id -> catalog.model(id).isEmpty());
      return all;
    } catch (FindingException e) {
      Finding why = e.finding();
      findings.add(new Finding(Severity.WARNING, why.rule(), why.location(), why.args()));
      return new TreeMap<>();
    }
  }

  private Map<String, Snapshot> snapshots(Catalog catalog) {
    SnapshotStore store = new SnapshotStore(workspace.snapshots());
    Map<String, Snapshot> snapshots = new TreeMap<>();
    for (Model model : catalog.models()) {
      if (model.paper().isPresent()) {
        continue;
      }
      SnapshotStore.Found found = store.find(model.id());
      found.finding().ifPresent(findings::add);
      found.snapshot().ifPresent(snapshot -> snapshots.put(model.id(), snapshot));
      if (found.snapshot().isEmpty() && found.finding().isEmpty()) {
        findings.add(
            Finding.warning("pipeline.not-crawled", Location.of(model.id()), "id", model.id()));
      }
    }
    return snapshots;
  }

  private SiteReport report(
      CatalogReading reading, int described, int comparisons, SiteWriter.Written written) {
    return new SiteReport(
        reading.catalog().models().size(),
        described,
        comparisons,
        written.files(),
        written.changed(),
        written.removed(),
        CheckoutPaths.of(findings, reading.sources().keySet()),
        CheckoutPaths.of(reading.sources()));
  }

  private boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
