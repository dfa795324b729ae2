package dev.pedigree.pipeline;

import dev.pedigree.AtomicFile;
import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.CrawlRequest;
import dev.pedigree.crawl.Crawled;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.snapshot.Confirmed;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.crawl.snapshot.SourceStates;
import dev.pedigree.crawl.snapshot.WorseReading;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.pipeline.signing.Signed;
import dev.pedigree.pipeline.signing.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Refreshes snapshots: crawls each model and keeps the last good snapshot of those that cannot be
 * reached.
 */
public final class CrawlRun {
  /** Sources crawled at the same time; most of the time they wait for servers. */
  private static final int PARALLEL = 4;

  /** Causes that may be gone in a while. */
  private static final Set<String> PASSING =
      Set.of(
          "crawl.rate-limited",
          "crawl.server-error",
          "crawl.stalled",
          "crawl.timed-out",
          "crawl.unreachable");

  private final Function<CrawlRequest, Crawled> crawler;
  private final SnapshotStore store;
  private final Set<String> accepted;
  private final Clock clock;
  private final Optional<Signing> signing;

  /**
   * @param store where snapshots are kept
   * @param accepted ids whose reading replaces the stored snapshot even if it is worse
   * @param clock gives the date to record for sources that fail for the first time
   */
  public CrawlRun(Crawler crawler, SnapshotStore store, Set<String> accepted, Clock clock) {
    this(crawler, store, accepted, clock, Optional.empty());
  }

  /**
   * The same with signatures of the weights.
   *
   * @param signing reads and keeps signatures; empty to read no weights
   */
  public CrawlRun(
      Crawler crawler,
      SnapshotStore store,
      Set<String> accepted,
      Clock clock,
      Optional<Signing> signing) {
    this(crawler::crawl, store, accepted, clock, signing);
  }

  CrawlRun(
      Function<CrawlRequest, Crawled> crawler,
      SnapshotStore store,
      Set<String> accepted,
      Clock clock) {
    this(crawler, store, accepted, clock, Optional.empty());
  }

  private CrawlRun(
      Function<CrawlRequest, Crawled> crawler,
      SnapshotStore store,
      Set<String> accepted,
      Clock clock,
      Optional<Signing> signing) {
    this.signing = signing;
    this.crawler = crawler;
    this.store = store;
    this.accepted = Set.copyOf(accepted);
    this.clock = clock;
  }

  /**
   * The result for one model.
   *
   * @param model the model
   * @param snapshot the snapshot to use from now on: the fresh one, or the last good one
   * @param fresh whether it was crawled just now
   * @param changed whether the stored file changed
   * @param failure why the fresh reading was not stored; empty if it was
   * @param causes findings of the fresh reading that are the reason
   * @param first what it said about the rebuilt snapshot that it replaced; empty if it did not
   * @param weights what became of its signature; empty where none was asked for
   */
  public record Outcome(
      Model model,
      Optional<Snapshot> snapshot,
      boolean fresh,
      boolean changed,
      Optional<Finding> failure,
      List<Finding> causes,
      Optional<Confirmed> first,
      Optional<Signed> weights) {

    /** A result without signatures. */
    public Outcome(
        Model model,
        Optional<Snapshot> snapshot,
        boolean fresh,
        boolean changed,
        Optional<Finding> failure,
        List<Finding> causes,
        Optional<Confirmed> first) {
      this(model, snapshot, fresh, changed, failure, causes, first, Optional.empty());
    }

    private static Outcome failed(Model model, Optional<Snapshot> earlier, Finding failure) {
      return kept(model, earlier, failure, List.of());
    }

    private static Outcome kept(
        Model model, Optional<Snapshot> earlier, Finding failure, List<Finding> causes) {
      return new Outcome(
          model, earlier, false, false, Optional.of(failure), causes, Optional.empty());
    }

    /** The cause of the failure, as close to its origin as is known; empty without a failure. */
    public Optional<Finding> cause() {
      return causes.stream().findFirst().or(() -> failure);
    }

    /** Whether the source may be reached when it is tried again in a while. */
    public boolean passes() {
      return cause().filter(why -> PASSING.contains(why.rule())).isPresent();
    }
  }

  /** Those of the models that have a repository; of the others only papers are known. */
  public static List<Model> sources(List<Model> models) {
    return models.stream().filter(model -> model.paper().isEmpty()).toList();
  }

  /**
   * Crawls the models that have a repository, in parallel; outcomes in the order given.
   *
   * @throws FindingException when nothing more can be written ({@code crawl.disk-full}); what was
   *     stored before stays
   */
  public List<Outcome> run(List<Model> models) {
    return run(models, outcome -> {});
  }

  /**
   * Crawls with reports of progress.
   *
   * @param progress receives each outcome in the order of the models, as soon as those before it
   *     are known
   */
  public List<Outcome> run(List<Model> models, Consumer<Outcome> progress) {
    try {
      AtomicFile.sweep(store.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ExecutorService workers = Executors.newFixedThreadPool(PARALLEL);
    try {
      List<Future<Outcome>> pending = new ArrayList<>();
      for (Model model : sources(models)) {
        pending.add(workers.submit(() -> crawl(model)));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> one : pending) {
        Outcome outcome = one.get();
        if (outcome.failure().filter(CrawlRun::ends).isPresent()) {
          throw new FindingException(outcome.failure().get());
        }
        outcomes.add(outcome);
        progress.accept(outcome);
      }
      Map<String, Optional<Finding>> causes = new LinkedHashMap<>();
      outcomes.forEach(o -> causes.put(o.model().id(), o.cause()));
      new SourceStates(store.folder()).update(causes, LocalDate.now(clock));
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while crawling", e);
    } finally {
      workers.shutdownNow();
    }
  }

  /**
   * Removes signatures of files that no snapshot names any more, unless some model has no snapshot
   * now, whose files may be those.
   *
   * @param all outcomes of the whole catalogue
   */
  public static void prune(Signing signing, List<Outcome> all) {
    if (all.stream().allMatch(outcome -> outcome.snapshot().isPresent())) {
      signing.prune(all.stream().map(outcome -> outcome.snapshot().orElseThrow()).toList());
    }
  }

  /** Whether the cause would be that of every further source too. */
  private static boolean ends(Finding failure) {
    return failure.rule().equals("crawl.disk-full");
  }

  /**
   * Crawls one model and stores what was read. The list of sources that could not be read is left
   * to the caller; {@link #run} keeps it.
   */
  public Outcome crawl(Model model) {
    Optional<Snapshot> earlier = Optional.empty();
    try {
      earlier = store.find(model.id()).snapshot();
      CrawlRequest request =
          CrawlRequest.catalogued(model.id(), model.repository()).at(model.revision());
      Crawled crawled = crawler.apply(earlier.map(request::after).orElse(request));
      Snapshot fresh = crawled.snapshot();
      List<Finding> worse =
          earlier.isEmpty() || accepted.contains(model.id())
              ? List.of()
              : WorseReading.of(earlier.get(), fresh);
      if (!worse.isEmpty()) {
        store.keepBeside(fresh);
        boolean rebuilt = earlier.get().rebuilt().isPresent();
        Finding kept =
            Finding.warning(
                rebuilt ? "pipeline.rebuilt-stays" : "pipeline.worse-snapshot",
                Location.of(model.id()),
                "id",
                model.id());
        return Outcome.kept(model, earlier, kept, worse);
      }
      boolean changed = store.write(fresh);
      Optional<Confirmed> first =
          earlier
              .flatMap(Snapshot::rebuilt)
              .flatMap(rebuilt -> fresh.live())
              .flatMap(Snapshot.Live::confirmed);
      Optional<Signed> weights = signing.map(s -> s.sign(model, fresh, crawled.headers()));
      return new Outcome(
          model, Optional.of(fresh), true, changed, Optional.empty(), List.of(), first, weights);
    } catch (FindingException e) {
      return Outcome.failed(model, earlier, e.finding());
    } catch (UncheckedIOException e) {
      return Outcome.failed(
          model,
          earlier,
          Finding.error(
              "crawl.disk-full", Location.of(model.id()), "reason", e.getCause().getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      // A bug that one source triggers must not stop the crawl of others.
      return Outcome.failed(model, earlier, Bug.of(model.id(), e));
    }
  }
}
