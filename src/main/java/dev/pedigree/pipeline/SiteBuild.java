package dev.pedigree.pipeline;

import dev.pedigree.architecture.reading.ArchitectureReader.Reading;
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
import dev.pedigree.lineage.innovation.Element;
import dev.pedigree.lineage.signature.Signature;
import dev.pedigree.lineage.signature.SignatureIndex;
import dev.pedigree.lineage.signature.SignatureStore;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.site.SiteRenderer;
import dev.pedigree.site.SiteSink;
import dev.pedigree.site.SiteWriter;
import dev.pedigree.site.computed.ComputedWords;
import dev.pedigree.site.link.LinkCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Builds the site from content and snapshots. If there is an error, nothing is written and the
 * previous site stays.
 */
public final class SiteBuild {
  private final Workspace workspace;
  private final LocalDate today;
  private final BuildMemory memory;
  private final List<Finding> findings = new ArrayList<>();
  private CatalogReading reading;
  private Atlas atlas;

  private SiteBuild(Workspace workspace, LocalDate today, BuildMemory memory) {
    this.workspace = workspace;
    this.today = today;
    this.memory = memory;
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

  /**
   * Builds the site into {@code out}; unchanged files are not written. When what it is made from
   * and its files are as the last build left them, nothing is made at all.
   */
  public static SiteReport write(Workspace workspace, Path out) {
    return write(workspace, out, new BuildMemory());
  }

  /** As {@link #write(Workspace, Path)}, with what is known from before. */
  public static SiteReport write(Workspace workspace, Path out, BuildMemory memory) {
    try {
      String inputs = BuildInputs.digest(workspace);
      Optional<SiteReport> unchanged = BuiltSite.unchanged(out, inputs, workspace);
      if (unchanged.isPresent()) {
        return unchanged.get();
      }
      try (SiteWriter writer = SiteWriter.open(out)) {
        Stored stored = new Stored(writer, new ConcurrentSkipListMap<>());
        SiteReport report = into(workspace, stored, memory);
        // What was edited during the build may or may not be in it, so that nothing is noted then.
        if (!report.hasErrors() && BuildInputs.digest(workspace).equals(inputs)) {
          BuiltSite.write(out, inputs, stored.digests(), report);
        }
        return report;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * As {@link #write}, but writes nothing and runs no design, and reports releases later than a
   * day.
   */
  public static SiteReport check(Workspace workspace, LocalDate today) {
    return new SiteBuild(workspace, today, BuildMemory.withoutRuns()).run(new Counted());
  }

  /** Builds the site and gives it to an output. */
  public static SiteReport into(Workspace workspace, Output output) {
    return into(workspace, output, new BuildMemory());
  }

  /** Builds the site with what is known from before, and gives it to an output. */
  public static SiteReport into(Workspace workspace, Output output, BuildMemory memory) {
    return new SiteBuild(workspace, LocalDate.MAX, memory).run(output);
  }

  /** Writes files, and keeps their digests while their bytes are at hand. */
  private record Stored(SiteWriter writer, ConcurrentSkipListMap<String, String> digests)
      implements Output {
    @Override
    public void take(String path, byte[] bytes) {
      writer.take(path, bytes);
      digests.put(path, BuildInputs.digest(bytes));
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

  /** Reads content and snapshots of a workspace; what it makes then shows them as they are now. */
  static SiteBuild reading(Workspace workspace, BuildMemory memory) {
    SiteBuild build = new SiteBuild(workspace, LocalDate.MAX, memory);
    build.read();
    return build;
  }

  private SiteReport run(Output output) {
    read();
    if (atlas != null) {
      output.described(atlas);
    }
    return site().map(site -> render(site, output)).orElseGet(this::unwritten);
  }

  private void read() {
    reading = CatalogReader.read(workspace.content(), today);
    findings.addAll(reading.findings());
    for (Model model : reading.catalog().models()) {
      model.paper().ifPresent(p -> findings.addAll(PaperArchitecture.of(p).findings()));
    }
    findings.addAll(Element.check(reading.catalog()));
    if (!hasErrors()) {
      Atlas written = atlas(reading.catalog());
      ComputedWords computed = ComputedWords.of(written);
      findings.addAll(computed.findings());
      // A page that asserts what is no longer true is worse than the page of yesterday.
      if (computed.findings().isEmpty()) {
        atlas = computed.atlas();
      }
    }
  }

  /** The site of what was read; empty when the content has errors. */
  Optional<SiteRenderer> site() {
    return atlas == null
        ? Optional.empty()
        : Optional.of(
            SiteRenderer.of(
                atlas,
                ChangeLog.read(workspace.snapshots(), findings::add),
                memory.texts().read(workspace.content(), reading, findings::add),
                zoo(),
                workspace.templates()));
  }

  /**
   * The score of the zoo, where the site has models of which something could be said that is wrong.
   * A mistake of this program in the zoo leaves the score out.
   */
  private Optional<ZooScore> zoo() {
    try {
      return atlas.entries().isEmpty() ? Optional.empty() : memory.zoo();
    } catch (RuntimeException | StackOverflowError e) {
      findings.add(Bug.withoutHarm("methods/", e));
      return Optional.empty();
    }
  }

  /** The report of content with errors, of which no site was made. */
  SiteReport unwritten() {
    return report(0, 0, new SiteWriter.Written(0, 0, 0));
  }

  /** Makes all files, checks their links, and stores them if there is no error. */
  SiteReport render(SiteRenderer site, Output output) {
    AtomicInteger files = new AtomicInteger();
    LinkCheck links = new LinkCheck();
    findings.addAll(site.findings());
    site.render(
        (path, bytes) -> {
          files.incrementAndGet();
          links.add(path, bytes);
          output.take(path, bytes);
        },
        fault -> {
          // A page that is one of many may be missing, the site is published without it.
          findings.add(
              fault.whole()
                  ? Bug.of(fault.address(), fault.cause())
                  : Bug.withoutHarm(fault.address(), fault.cause()));
          fault.files().forEach(links::substitute);
        });
    findings.addAll(links.findings());
    SiteWriter.Written written =
        hasErrors() ? new SiteWriter.Written(files.get(), 0, 0) : output.finish(atlas);
    int described =
        (int) atlas.entries().values().stream().filter(e -> e.architecture().isPresent()).count();
    return report(described, atlas.comparisons().size(), written);
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

  private Atlas atlas(Catalog catalog) {
    SnapshotStore store = new SnapshotStore(workspace.snapshots());
    List<String> ids =
        catalog.models().stream().filter(m -> m.paper().isEmpty()).map(Model::id).toList();
    List<BuildMemory.Described> described =
        ids.parallelStream().map(id -> memory.describe(store, id)).toList();
    Map<String, Snapshot> snapshots = new TreeMap<>();
    SortedMap<String, Reading> readings = new TreeMap<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      BuildMemory.Described one = described.get(i);
      one.found().finding().ifPresent(findings::add);
      one.bug().ifPresent(findings::add);
      one.found().snapshot().ifPresent(snapshot -> snapshots.put(id, snapshot));
      one.reading().ifPresent(reading -> readings.put(id, reading));
      if (one.found().snapshot().isEmpty() && one.found().finding().isEmpty()) {
        findings.add(Finding.warning("pipeline.not-crawled", Location.of(id), "id", id));
      }
    }
    return AtlasBuilder.build(
        catalog,
        snapshots,
        readings,
        Replicas.run(readings, memory::run, findings::add),
        unreached(catalog),
        signatures(snapshots));
  }

  /** The signatures that are stored; one that cannot be read is left out. */
  private SignatureIndex signatures(Map<String, Snapshot> snapshots) {
    SignatureStore store = new SignatureStore(workspace.snapshots());
    SortedMap<String, Signature> signatures = new TreeMap<>();
    snapshots.forEach(
        (id, snapshot) -> {
          SignatureStore.Found found = store.find(snapshot);
          found.finding().ifPresent(findings::add);
          found.signature().ifPresent(signature -> signatures.put(id, signature));
        });
    return SignatureIndex.of(signatures);
  }

  private SiteReport report(int described, int comparisons, SiteWriter.Written written) {
    return new SiteReport(
        reading.catalog().models().size(),
        described,
        comparisons,
        written.files(),
        written.changed(),
        written.removed(),
        CheckoutPaths.of(findings, reading.sources().keySet()),
        CheckoutPaths.sources(findings, reading.sources()));
  }

  private boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
