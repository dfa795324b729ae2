package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.site.SiteRenderer;
import dev.pedigree.site.SiteWriter;
import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The site of a workspace while its content and templates are edited. A page is made when it is
 * asked for, so that an edit is seen before the whole site is built; the whole site is built and
 * checked behind it. After content with errors, the last good site stays.
 */
final class LiveSite implements Closeable {
  private final Workspace workspace;
  private final BuildMemory memory;
  private final Consumer<SiteReport> reports;
  private final ExecutorService checks = Executors.newSingleThreadExecutor();
  private volatile State state = new State(0, Optional.empty(), Optional.empty());

  /**
   * What is shown.
   *
   * @param version grows with every change of the site or its errors
   * @param site the last good one
   * @param errors the report of the newest edit when it has errors
   */
  record State(int version, Optional<SiteRenderer> site, Optional<SiteReport> errors) {}

  /**
   * @param reports receives the report of every build
   * @param memory what is known from before
   */
  LiveSite(Workspace workspace, Consumer<SiteReport> reports, BuildMemory memory) {
    this.workspace = workspace;
    this.reports = reports;
    this.memory = memory;
  }

  State state() {
    return state;
  }

  /** Shows the workspace as it is now; all of it is then made by the thread of checks. */
  void refresh() {
    try {
      SiteBuild build = SiteBuild.reading(workspace, memory);
      Optional<SiteRenderer> site = build.site();
      if (site.isEmpty()) {
        report(build.unwritten(), state.version());
      } else {
        int version = show(site, Optional.empty());
        checks.execute(() -> check(build, site.get(), version));
      }
    } catch (RuntimeException | StackOverflowError e) {
      report(failed(e), state.version());
    }
  }

  /** Makes all of a site, unless there is a newer one. */
  private void check(SiteBuild build, SiteRenderer site, int version) {
    try {
      report(build.render(site, new Whole(version)), version);
    } catch (Superseded e) {
      return; // the newer site has a check of its own
    } catch (RuntimeException | StackOverflowError e) {
      report(failed(e), version);
    }
  }

  private static final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Counts the files of a site until there is a newer one. */
  private final class Whole implements SiteBuild.Output {
    private final int version;
    private final AtomicInteger files = new AtomicInteger();

    private Whole(int version) {
      this.version = version;
    }

    @Override
    public void take(String path, byte[] bytes) {
      files.incrementAndGet();
      if (state.version() != version) {
        throw new Superseded();
      }
    }

    @Override
    public SiteWriter.Written finish(Atlas atlas) {
      return new SiteWriter.Written(files.get(), files.get(), 0);
    }
  }

  /** Reports on a version, unless there is a newer one: its errors are not those of the newer. */
  private void report(SiteReport report, int version) {
    synchronized (this) {
      if (state.version() != version) {
        return;
      }
      if (report.hasErrors()) {
        show(state.site(), Optional.of(report));
      }
    }
    reports.accept(report);
  }

  private synchronized int show(Optional<SiteRenderer> site, Optional<SiteReport> errors) {
    state = new State(state.version() + 1, site, errors);
    notifyAll();
    return state.version();
  }

  /** Waits until there is another version than the one that a page shows, or for some time. */
  synchronized int changedFrom(int version, long milliseconds) throws InterruptedException {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    while (state.version() == version && end - System.nanoTime() > 1_000_000) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    return state.version();
  }

  private static SiteReport failed(Throwable e) {
    Finding why = e instanceof FindingException known ? known.finding() : Bug.of("serve", e);
    return new SiteReport(0, 0, 0, 0, 0, 0, List.of(why), Map.of());
  }

  @Override
  public void close() {
    checks.shutdownNow();
  }
}
