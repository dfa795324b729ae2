package dev.pedigree.pipeline.publish;

import dev.pedigree.pipeline.publish.SiteSummary.OneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The differences between the published site and the next one.
 *
 * @param modelsNew ids that the published site lacks
 * @param modelsChanged ids with another commit, listing or number of parameters
 * @param modelsGone ids that the next site lacks
 * @param undescribed ids that lost their architecture
 * @param collapsed models with less than half of their parameters
 * @param pagesNew paths of new pages
 * @param pagesChanged paths of pages whose bytes changed
 * @param pagesGone paths of pages that the next site lacks
 * @param pagesBroken paths of pages that the published site has and that could not be made now
 * @param linksBefore number of links on all published pages
 * @param linksAfter number of links on all pages of the next site
 * @param findingsNew warnings and errors that the published site does not have, as rule and place;
 *     not those of repositories that it had not read yet, which are no change for the worse
 */
public record SiteChange(
    List<String> modelsNew,
    List<String> modelsChanged,
    List<String> modelsGone,
    List<String> undescribed,
    List<Collapse> collapsed,
    List<String> pagesNew,
    List<String> pagesChanged,
    List<String> pagesGone,
    List<String> pagesBroken,
    long linksBefore,
    long linksAfter,
    List<String> findingsNew) {

  /**
   * A model that lost most of its parameters.
   *
   * @param id catalogue id
   * @param before parameters on the published site
   * @param after parameters now
   */
  public record Collapse(String id, long before, long after) {}

  /** Compares two sites. */
  public static SiteChange between(SiteSummary before, SiteSummary after) {
    List<String> undescribed = new ArrayList<>();
    List<Collapse> collapsed = new ArrayList<>();
    for (Map.Entry<String, OneModel> model : before.models().entrySet()) {
      OneModel now = after.models().get(model.getKey());
      if (now == null || !model.getValue().described()) {
        continue;
      }
      if (!now.described()) {
        undescribed.add(model.getKey());
      } else if (now.parameters() < model.getValue().parameters() / 2) {
        collapsed.add(
            new Collapse(model.getKey(), model.getValue().parameters(), now.parameters()));
      }
    }
    return new SiteChange(
        missing(after.models().keySet(), before.models().keySet()),
        changed(before.models(), after.models()),
        missing(before.models().keySet(), after.models().keySet()),
        undescribed,
        collapsed,
        missing(after.pages().keySet(), before.pages().keySet()),
        changed(before.pages(), after.pages()),
        missing(before.pages().keySet(), after.pages().keySet()),
        broken(before, after),
        before.links(),
        after.links(),
        missing(after.findings(), before.findings()).stream()
            .filter(finding -> !firstRead(before, after, finding))
            .toList());
  }

  /** Whether a finding is about a repository of which the published site knew no commit. */
  private static boolean firstRead(SiteSummary before, SiteSummary after, String finding) {
    String id = finding.substring(0, finding.indexOf(' '));
    OneModel now = after.models().get(id);
    OneModel earlier = before.models().get(id);
    return now != null
        && !now.commit().isEmpty()
        && (earlier == null || earlier.commit().isEmpty());
  }

  /** Mistakes of this program are told with the address of the page. */
  private static List<String> broken(SiteSummary before, SiteSummary after) {
    return missing(after.findings(), before.findings()).stream()
        .filter(finding -> finding.startsWith("warning pipeline.bug "))
        .map(finding -> "en/" + finding.substring(finding.lastIndexOf(' ') + 1) + "index.html")
        .filter(before.pages()::containsKey)
        .toList();
  }

  /** Whether models and pages are the same. */
  public boolean nothing() {
    return pagesNew.isEmpty() && pagesChanged.isEmpty() && pagesGone.isEmpty();
  }

  private static List<String> missing(Collection<String> all, Collection<String> elsewhere) {
    return all.stream().filter(one -> !elsewhere.contains(one)).toList();
  }

  private static <T> List<String> changed(SortedMap<String, T> before, SortedMap<String, T> after) {
    return after.entrySet().stream()
        .filter(e -> before.containsKey(e.getKey()) && !before.get(e.getKey()).equals(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
