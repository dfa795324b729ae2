package dev.pedigree.pipeline.publish;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * How much worse than the published site the next one may be to be published.
 *
 * @param modelsGone largest share of models missing; a single one always may be
 * @param undescribed most models that lose their architecture
 * @param collapsed most models that lose more than half of their parameters
 * @param pagesGone largest share of pages missing
 * @param linksGone largest share of links missing
 * @param findingsNew most new warnings and errors
 */
public record PublicationLimits(
    double modelsGone,
    int undescribed,
    int collapsed,
    double pagesGone,
    double linksGone,
    int findingsNew) {

  /** The default limits. */
  public static PublicationLimits usual() {
    return new PublicationLimits(0.02, 0, 0, 0.05, 0.1, 20);
  }

  /** A finding for each exceeded limit, with the number and the limit. */
  public List<Finding> exceeded(SiteSummary before, SiteChange change) {
    List<Finding> beyond = new ArrayList<>();
    long models = Math.max(1, (long) (modelsGone * before.models().size()));
    over(beyond, "pipeline.held.models", change.modelsGone(), models);
    over(beyond, "pipeline.held.undescribed", change.undescribed(), undescribed);
    over(
        beyond,
        "pipeline.held.collapsed",
        change.collapsed().stream()
            .map(c -> c.id() + " " + c.before() + " → " + c.after())
            .toList(),
        collapsed);
    long pages = (long) (pagesGone * before.pages().size());
    over(beyond, "pipeline.held.pages", change.pagesGone(), pages);
    over(beyond, "pipeline.held.broken", change.pagesBroken(), 0);
    long links = change.linksBefore() - change.linksAfter();
    if (links > linksGone * change.linksBefore()) {
      beyond.add(
          Finding.error(
              "pipeline.held.links",
              Location.of("site"),
              "before",
              change.linksBefore(),
              "after",
              change.linksAfter(),
              "limit",
              (long) (linksGone * change.linksBefore())));
    }
    over(beyond, "pipeline.held.findings", change.findingsNew(), findingsNew);
    return beyond;
  }

  private static void over(List<Finding> beyond, String rule, List<String> found, long limit) {
    if (found.size() > limit) {
      List<String> some = found.subList(0, Math.min(5, found.size()));
      String shown = String.join(", ", some) + (found.size() > some.size() ? ", …" : "");
      beyond.add(
          Finding.error(
              rule, Location.of("site"), "count", found.size(), "limit", limit, "examples", shown));
    }
  }
}
