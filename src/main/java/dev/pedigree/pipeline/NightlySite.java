package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.lineage.Atlas;
import dev.pedigree.pipeline.publish.PageSums;
import dev.pedigree.pipeline.publish.Releases;
import dev.pedigree.pipeline.publish.SiteSummary;
import dev.pedigree.site.SiteWriter;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The site of a night: summed up for the comparison, and drafted when it may be published. */
final class NightlySite implements SiteBuild.Output {
  private final Optional<Releases.Draft> draft;
  private final Optional<NightlyCommit> commit;
  private final PageSums sums = new PageSums();
  private final AtomicInteger files = new AtomicInteger();
  private Optional<Atlas> shown = Optional.empty();

  /**
   * @param draft where the site may be published from; empty for a preview
   * @param commit is made before pages are
   */
  NightlySite(Optional<Releases.Draft> draft, Optional<NightlyCommit> commit) {
    this.draft = draft;
    this.commit = commit;
  }

  @Override
  public void described(Atlas atlas) {
    commit.ifPresent(made -> made.with(atlas));
  }

  @Override
  public void take(String path, byte[] bytes) {
    files.incrementAndGet();
    sums.take(path, bytes);
    draft.ifPresent(release -> release.take(path, bytes));
  }

  @Override
  public SiteWriter.Written finish(Atlas atlas) {
    shown = Optional.of(atlas);
    return new SiteWriter.Written(files.get(), 0, 0);
  }

  /** The summary of the site; empty when it had errors. */
  Optional<SiteSummary> summary(Collection<Finding> findings) {
    return shown.map(atlas -> SiteSummary.of(atlas, sums, findings));
  }
}
