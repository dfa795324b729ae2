package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.site.SiteRenderer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The site of a workspace while its content and templates are edited. A page is made when it is
 * asked for, so that an edit is seen before the whole site is built; the whole site is built and
 * checked behind it. After content with errors, the last good site stays.
 */
final class LiveSite {
  private final Workspace workspace;
  private final BuildMemory memory = new BuildMemory();
  private final Consumer<SiteReport> reports;
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
   */
  LiveSite(Workspace workspace, Consumer<SiteReport> reports) {
    this.workspace = workspace;
    this.reports = reports;
  }

  State state() {
    return state;
  }

  /** Shows the workspace as it is now, then makes all of it to see whether it is right. */
  void refresh() {
    SiteReport report;
    try {
      report = shown();
    } catch (FindingException e) {
      report = failed(e);
    } catch (RuntimeException | StackOverflowError e) {
      report = failed(new FindingException(Bug.of("serve", e)));
    }
    if (report.hasErrors()) {
      show(state.site(), Optional.of(report));
    }
    reports.accept(report);
  }

  private SiteReport shown() {
    SiteBuild build = SiteBuild.reading(workspace, memory);
    Optional<SiteRenderer> site = build.site();
    if (site.isEmpty()) {
      return build.unwritten();
    }
    show(site, Optional.empty());
    return build.render(site.get(), new SiteBuild.Counted());
  }

  private synchronized void show(Optional<SiteRenderer> site, Optional<SiteReport> errors) {
    state = new State(state.version() + 1, site, errors);
    notifyAll();
  }

  /** Waits until there is another version than the one that a page shows, or for some time. */
  synchronized int changedFrom(int version, long milliseconds) throws InterruptedException {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    while (state.version() == version && end - System.nanoTime() > 1_000_000) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    return state.version();
  }

  private static SiteReport failed(FindingException e) {
    return new SiteReport(0, 0, 0, 0, 0, 0, List.of(e.finding()), java.util.Map.of());
  }
}
