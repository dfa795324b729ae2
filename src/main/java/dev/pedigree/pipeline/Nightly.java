package dev.pedigree.pipeline;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.lineage.changes.Verdicts;
import dev.pedigree.pipeline.publish.NightlyReport;
import dev.pedigree.pipeline.publish.NightlyReport.Missed;
import dev.pedigree.pipeline.publish.NightlyReport.Outcome;
import dev.pedigree.pipeline.publish.PublicationLimits;
import dev.pedigree.pipeline.publish.Releases;
import dev.pedigree.pipeline.publish.RunLock;
import dev.pedigree.pipeline.publish.SiteChange;
import dev.pedigree.pipeline.publish.SiteSummary;
import dev.pedigree.site.SiteWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A nightly run: crawls all sources, builds the site, compares it with the published one, and
 * publishes it unless it exceeds the limits.
 */
public final class Nightly {
  private final Workspace workspace;
  private final Plan plan;
  private final Clock clock;

  /**
   * The options of a run.
   *
   * @param crawler for the sources; empty to build from the stored snapshots
   * @param releases the folder to publish to; empty to compare only
   * @param keep number of releases to keep
   * @param accept whether to publish a site that exceeds the limits
   * @param limits how much worse than the published site a new one may be
   * @param committer commits the snapshots when the sources were read and before pages are made, so
   *     that tonight's changes are on them; empty to leave that to others
   * @param progress receives the outcome of each source as soon as it is known
   */
  public record Plan(
      Optional<Crawler> crawler,
      Optional<Path> releases,
      int keep,
      boolean accept,
      PublicationLimits limits,
      Optional<Committer> committer,
      Consumer<CrawlRun.Outcome> progress) {}

  /** Commits the folder of snapshots. */
  public interface Committer {
    /** Commits what changed in it, if anything did. */
    void commit(String message) throws IOException;
  }

  /**
   * A nightly run in a workspace.
   *
   * @param clock gives the date to record for sources that fail for the first time
   */
  public Nightly(Workspace workspace, Plan plan, Clock clock) {
    this.workspace = workspace;
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * The file with the summary of the published site, beside the snapshots and committed with them.
   */
  public static Path summary(Workspace workspace) {
    return workspace.snapshots().resolve("published.json");
  }

  /**
   * Runs it.
   *
   * @throws dev.pedigree.diagnostics.FindingException when another run holds the workspace
   * @throws IOException when writing fails; the published site is then unchanged
   */
  public NightlyReport run() throws IOException {
    return RunLock.holding(workspace.snapshots(), "nightly", this::night);
  }

  private NightlyReport night() throws IOException {
    List<CrawlRun.Outcome> crawled = crawl();
    List<String> changed =
        crawled.stream().filter(CrawlRun.Outcome::changed).map(o -> o.model().id()).toList();
    SortedMap<String, Missed> unreached = unreached(crawled);
    Tonight tonight = new Tonight(NightlyReport.commitMessage(changed, unreached));
    SiteReport report = SiteBuild.into(workspace, tonight);
    tonight.commit(); // also where mistakes in the content left nothing to describe
    Optional<SiteSummary> now =
        tonight.built.map(site -> SiteSummary.of(site.atlas(), site.files(), report.findings()));
    Optional<SiteSummary> before = published();
    Optional<SiteChange> change =
        before.flatMap(earlier -> now.map(later -> SiteChange.between(earlier, later)));
    List<Finding> held =
        change.isPresent() ? plan.limits().exceeded(before.get(), change.get()) : List.of();
    boolean keeps = now.isEmpty() || !held.isEmpty() && !plan.accept();
    Optional<Path> release =
        keeps ? Optional.empty() : publish(tonight.built.get().files(), now.get());
    return new NightlyReport(
        keeps
            ? Outcome.KEPT_YESTERDAY
            : unreached.isEmpty() && !failures(report)
                ? Outcome.FINE
                : Outcome.PUBLISHED_WITH_FAILURES,
        (int) crawled.stream().filter(CrawlRun.Outcome::fresh).count(),
        changed,
        unreached,
        change,
        held,
        report.findings(),
        release);
  }

  private record Built(Atlas atlas, SortedMap<String, byte[]> files) {}

  /** Keeps tonight's site, and commits what it is made from before its pages are. */
  private final class Tonight implements SiteBuild.Sink {
    private final String message;
    private boolean committed;
    private Optional<Built> built = Optional.empty();

    Tonight(String message) {
      this.message = message;
    }

    @Override
    public void described(Atlas atlas) {
      if (plan.releases().isEmpty()) {
        return; // a preview leaves everything as it is
      }
      try {
        Verdicts.of(atlas).write(workspace.snapshots());
        commit();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public SiteWriter.Written take(Atlas atlas, SortedMap<String, byte[]> files) {
      built = Optional.of(new Built(atlas, files));
      return new SiteWriter.Written(files.size(), 0, 0);
    }

    void commit() throws IOException {
      boolean preview = plan.releases().isEmpty();
      if (!preview && !committed && plan.committer().isPresent()) {
        plan.committer().get().commit(message);
        committed = true;
      }
    }
  }

  /**
   * The summary of the published site: that of the current release, or the one committed beside the
   * snapshots, for machines that start empty every night.
   */
  private Optional<SiteSummary> published() throws IOException {
    if (plan.releases().isPresent()) {
      Optional<SiteSummary> current = new Releases(plan.releases().get()).summary();
      if (current.isPresent()) {
        return current;
      }
    }
    return SiteSummary.read(summary(workspace));
  }

  private List<CrawlRun.Outcome> crawl() {
    if (plan.crawler().isEmpty()) {
      return List.of();
    }
    List<Model> models = CatalogReader.read(workspace.content()).catalog().models();
    return new CrawlRun(
            plan.crawler().get(), new SnapshotStore(workspace.snapshots()), Set.of(), clock)
        .run(models, plan.progress());
  }

  private Optional<Path> publish(SortedMap<String, byte[]> files, SiteSummary summary)
      throws IOException {
    if (plan.releases().isEmpty()) {
      return Optional.empty();
    }
    Path root = plan.releases().get();
    return RunLock.holding(
        root,
        "nightly",
        () -> {
          Optional<Path> release = new Releases(root).publish(files, summary, plan.keep());
          summary.write(summary(workspace));
          return release;
        });
  }

  private SortedMap<String, Missed> unreached(List<CrawlRun.Outcome> crawled) {
    Map<String, SourceStates.Unreached> states = new SourceStates(workspace.snapshots()).read();
    SortedMap<String, Missed> missed = new TreeMap<>();
    for (CrawlRun.Outcome outcome : crawled) {
      String id = outcome.model().id();
      if (outcome.cause().isPresent() && states.containsKey(id)) {
        String shown = outcome.snapshot().map(s -> s.revision().date()).orElse("");
        missed.put(id, new Missed(states.get(id).since(), outcome.cause().get(), shown));
      }
    }
    return missed;
  }

  /** Whether the build has warnings about snapshots, as opposed to models. */
  private static boolean failures(SiteReport report) {
    return report.findings().stream()
        .anyMatch(f -> f.severity() == Severity.ERROR || f.rule().startsWith("crawl.snapshot-"));
  }
}
