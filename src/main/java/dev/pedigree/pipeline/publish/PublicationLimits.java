package dev.pedigree.pipeline.publish;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * How much worse than the published site the next one may be before it is held back.
 *
 * @param modelsGone share of the models that may be missing; one always may
 * @param undescribed models that may lose their architecture
 * @param collapsed models that may lose more than half of their parameters
 * @param pagesGone share of the pages that may be missing
 * @param linksGone share of the links that may be missing
 * @param findingsNew warnings and errors that may be new
 */
public record PublicationLimits(
    double modelsGone,
    int undescribed,
    int collapsed,
    double pagesGone,
    double linksGone,
    int findingsNew) {

  /** What holds unless a person says otherwise. */
  public static PublicationLimits usual() {
    return new PublicationLimits(0.02, 0, 0, 0.05, 0.1, 20);
  }

  /** What is beyond a limit, as findings that say the number and the limit. */
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
