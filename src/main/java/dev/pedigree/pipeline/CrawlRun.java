package dev.pedigree.pipeline;

import dev.pedigree.catalog.Model;
import dev.pedigree.crawl.CrawlRequest;
import dev.pedigree.crawl.Crawled;
import dev.pedigree.crawl.Crawler;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.SnapshotStore;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Refreshes snapshots: crawls each model and keeps the last good snapshot of those that cannot be
 * reached.
 */
public final class CrawlRun {
  /** Sources crawled at the same time; most of the time they wait for servers. */
  private static final int PARALLEL = 4;

  private final Function<CrawlRequest, Crawled> crawler;
  private final SnapshotStore store;

  /**
   * @param store where snapshots are kept
   */
  public CrawlRun(Crawler crawler, SnapshotStore store) {
    this(crawler::crawl, store);
  }

  CrawlRun(Function<CrawlRequest, Crawled> crawler, SnapshotStore store) {
    this.crawler = crawler;
    this.store = store;
  }

  /**
   * The result for one model.
   *
   * @param model the model
   * @param snapshot the snapshot to use from now on: the fresh one, or the last good one
   * @param fresh whether it was crawled just now
   * @param changed whether the stored file changed
   * @param failure why it could not be crawled; empty if it was
   */
  public record Outcome(
      Model model,
      Optional<Snapshot> snapshot,
      boolean fresh,
      boolean changed,
      Optional<Finding> failure) {}

  /** Crawls the models that have a repository, in parallel; outcomes in the order given. */
  public List<Outcome> run(List<Model> models) {
    ExecutorService workers = Executors.newFixedThreadPool(PARALLEL);
    try {
      List<Future<Outcome>> pending = new ArrayList<>();
      for (Model model : models) {
        if (model.paper().isEmpty()) {
          pending.add(workers.submit(() -> crawl(model)));
        }
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> one : pending) {
        outcomes.add(one.get());
      }
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

  private Outcome crawl(Model model) {
    Optional<Snapshot> earlier = Optional.empty();
    try {
      earlier = store.read(model.id());
      CrawlRequest request = CrawlRequest.of(model.id(), model.repository()).at(model.revision());
      Crawled crawled = crawler.apply(earlier.map(request::after).orElse(request));
      Snapshot fresh = crawled.snapshot();
      if (fresh.tensors().isEmpty() && earlier.stream().anyMatch(e -> !e.tensors().isEmpty())) {
        // If a hub stops showing weights, the last snapshot with tensors is kept.
        Finding worse =
            Finding.warning("pipeline.worse-snapshot", Location.of(model.id()), "id", model.id());
        return new Outcome(model, earlier, false, false, Optional.of(worse));
      }
      boolean changed = store.write(fresh);
      return new Outcome(model, Optional.of(fresh), true, changed, Optional.empty());
    } catch (FindingException e) {
      return new Outcome(model, earlier, false, false, Optional.of(e.finding()));
    } catch (RuntimeException | StackOverflowError e) {
      // A bug that one source triggers must not stop the crawl of others.
      return new Outcome(model, earlier, false, false, Optional.of(Bug.of(model.id(), e)));
    }
  }
}
