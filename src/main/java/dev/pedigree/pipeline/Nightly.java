package dev.pedigree.pipeline;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.reading.CatalogReader;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.pipeline.publish.NightlyReport;
import dev.pedigree.pipeline.publish.NightlyReport.Missed;
import dev.pedigree.pipeline.publish.NightlyReport.Outcome;
import dev.pedigree.pipeline.publish.PublicationLimits;
import dev.pedigree.pipeline.publish.Releases;
import dev.pedigree.pipeline.publish.RunLock;
import dev.pedigree.pipeline.publish.SiteChange;
import dev.pedigree.pipeline.publish.SiteSummary;
import dev.pedigree.pipeline.signing.Signing;
import dev.pedigree.pipeline.signing.SigningTotal;
import java.io.IOException;
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
  private final BuildMemory memory;

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
   * @param signing reads signatures of the weights of sources that are crawled; empty to read none
   */
  public record Plan(
      Optional<Crawler> crawler,
      Optional<Path> releases,
      int keep,
      boolean accept,
      PublicationLimits limits,
      Optional<Committer> committer,
      Consumer<CrawlRun.Outcome> progress,
      Optional<Signing> signing) {

    /** A run that reads no weights. */
    public Plan(
        Optional<Crawler> crawler,
        Optional<Path> releases,
        int keep,
        boolean accept,
        PublicationLimits limits,
        Optional<Committer> committer,
        Consumer<CrawlRun.Outcome> progress) {
      this(crawler, releases, keep, accept, limits, committer, progress, Optional.empty());
    }
  }

  /** Commits the folder of snapshots. */
  public interface Committer {
    /** Commits what changed in it, if anything did. */
    void commit(String message) throws IOException;
  }

  /**
   * A nightly run in a workspace.
   *
   * @param clock gives the date to record for sources that fail for the first time
   * @param memory what is known from before
   */
  public Nightly(Workspace workspace, Plan plan, Clock clock, BuildMemory memory) {
    this.workspace = workspace;
    this.plan = plan;
    this.clock = clock;
    this.memory = memory;
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
    if (plan.releases().isEmpty()) {
      return night(crawled, Optional.empty());
    }
    Path root = plan.releases().get();
    return RunLock.holding(
        root,
        "nightly",
        () -> {
          try (Releases.Draft draft = new Releases(root).draft()) {
            return night(crawled, Optional.of(draft));
          }
        });
  }

  private NightlyReport night(List<CrawlRun.Outcome> crawled, Optional<Releases.Draft> draft)
      throws IOException {
    List<String> changed =
        crawled.stream().filter(CrawlRun.Outcome::changed).map(o -> o.model().id()).toList();
    SortedMap<String, Missed> unreached = unreached(crawled);
    Optional<NightlyCommit> commit =
        draft.map(
            release ->
                new NightlyCommit(
                    workspace.snapshots(),
                    plan.committer(),
                    NightlyReport.commitMessage(changed, unreached)));
    NightlySite site = new NightlySite(draft, commit);
    SiteReport report = SiteBuild.into(workspace, site, memory);
    if (commit.isPresent()) {
      commit.get().make();
    }
    Optional<SiteSummary> now = site.summary(report.findings());
    Optional<SiteSummary> before = published();
    Optional<SiteChange> change =
        before.flatMap(earlier -> now.map(later -> SiteChange.between(earlier, later)));
    List<Finding> held =
        change.isPresent() ? plan.limits().exceeded(before.get(), change.get()) : List.of();
    boolean keeps = now.isEmpty() || !held.isEmpty() && !plan.accept();
    Optional<Path> release = Optional.empty();
    if (draft.isPresent() && !keeps) {
      release = draft.get().publish(now.get(), plan.keep());
      now.get().write(summary(workspace));
    }
    return new NightlyReport(
        keeps
            ? Outcome.KEPT_YESTERDAY
            : unreached.isEmpty() && !failures(report)
                ? Outcome.FINE
                : Outcome.PUBLISHED_WITH_FAILURES,
        (int) crawled.stream().filter(CrawlRun.Outcome::fresh).count(),
        changed,
        first(crawled),
        unreached,
        change,
        held,
        report.findings(),
        release,
        plan.signing().map(s -> weights(crawled)));
  }

  private static SigningTotal weights(List<CrawlRun.Outcome> crawled) {
    return SigningTotal.of(crawled.stream().flatMap(outcome -> outcome.weights().stream()));
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
    List<CrawlRun.Outcome> outcomes =
        new CrawlRun(
                plan.crawler().get(),
                new SnapshotStore(workspace.snapshots()),
                Set.of(),
                clock,
                plan.signing())
            .run(models, plan.progress());
    plan.signing().ifPresent(signing -> CrawlRun.prune(signing, outcomes));
    return outcomes;
  }

  private static SortedMap<String, Confirmed> first(List<CrawlRun.Outcome> crawled) {
    SortedMap<String, Confirmed> first = new TreeMap<>();
    crawled.forEach(o -> o.first().ifPresent(c -> first.put(o.model().id(), c)));
    return first;
  }

  private SortedMap<String, Missed> unreached(List<CrawlRun.Outcome> crawled) {
    Map<String, SourceStates.Unreached> states = new SourceStates(workspace.snapshots()).read();
    SortedMap<String, Missed> missed = new TreeMap<>();
    for (CrawlRun.Outcome outcome : crawled) {
      String id = outcome.model().id();
      if (outcome.cause().isPresent() && states.containsKey(id)) {
        String shown =
            outcome.snapshot().flatMap(Snapshot::live).map(l -> l.revision().date()).orElse("");
        missed.put(id, new Missed(states.get(id).since(), outcome.cause().get(), shown));
      }
    }
    return missed;
  }

  /** Whether the build has mistakes of this program or warnings about snapshots, not models. */
  private static boolean failures(SiteReport report) {
    return report.hasBugs()
        || report.findings().stream()
            .anyMatch(
                f -> f.severity() == Severity.ERROR || f.rule().startsWith("crawl.snapshot-"));
  }
}
