package dev.pedigree.pipeline.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.pipeline.publish.SiteSummary.OneModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PublicationLimitsTest {
  private final SiteSummary before = site(100);

  @Test
  void theSameSiteIsWithinAllLimits() {
    assertEquals(List.of(), beyond(site(100)));
  }

  @Test
  void oneModelMayGoAndThreeOfAHundredMayNot() {
    SiteSummary less = site(100);
    less.models().remove("lab/model-000");
    assertEquals(List.of(), beyond(less));
    less.models().remove("lab/model-001");
    less.models().remove("lab/model-002");
    assertEquals(
        List.of("3 models are gone, 2 may be: lab/model-000, lab/model-001, lab/model-002"),
        beyond(less));
  }

  @Test
  void noModelMayLoseItsArchitecture() {
    SiteSummary worse = site(100);
    worse.models().put("lab/model-007", new OneModel("c", "", 0));
    assertEquals(
        List.of("1 model has no architecture any more, 0 may lose it: lab/model-007"),
        beyond(worse));
  }

  @Test
  void noModelMayLoseMoreThanHalfOfItsParameters() {
    SiteSummary worse = site(100);
    worse.models().put("lab/model-007", new OneModel("c", "d", 3_500));
    assertEquals(List.of(), beyond(worse));
    worse.models().put("lab/model-007", new OneModel("c", "d", 3_499));
    assertEquals(
        List.of("1 model has less than half of its parameters, 0 may: lab/model-007 7000 → 3499"),
        beyond(worse));
  }

  @Test
  void fiveOfAHundredPagesMayGoAndSixMayNot() {
    SiteSummary less = site(100);
    for (int i = 0; i < 5; i++) {
      less.pages().remove("en/page-00" + i + "/index.html");
    }
    assertEquals(List.of(), beyond(less));
    less.pages().remove("en/page-005/index.html");
    assertEquals(
        List.of(
            "6 pages are gone, 5 may be: en/page-000/index.html, en/page-001/index.html,"
                + " en/page-002/index.html, en/page-003/index.html, en/page-004/index.html, …"),
        beyond(less));
  }

  @Test
  void aTenthOfTheLinksMayGo() {
    assertEquals(List.of(), beyond(linked(900)));
    assertEquals(
        List.of("the pages have 899 links together where there were 1000; 100 may be missing"),
        beyond(linked(899)));
  }

  @Test
  void twentyFindingsMayBeNew() {
    SiteSummary odd = site(100);
    for (int i = 0; i < 21; i++) {
      odd.findings().add("warning some.rule " + (char) ('a' + i));
    }
    assertEquals(
        List.of(
            "21 warnings and errors are new, 20 may be: warning some.rule a, warning some.rule b,"
                + " warning some.rule c, warning some.rule d, warning some.rule e, …"),
        beyond(odd));
  }

  @Test
  void noPublishedPageMayBeLostToAMistakeOfTheProgramAndANewOneMay() {
    SiteSummary broken = site(100);
    broken.findings().add("warning pipeline.bug models/lab/new/");
    assertEquals(List.of(), beyond(broken));
    broken.findings().add("warning pipeline.bug page-007/");
    assertEquals(
        List.of("1 page that is published could not be made, 0 may be: en/page-007/index.html"),
        beyond(broken));
  }

  @Test
  void whatIsOddInRepositoriesThatWereReadForTheFirstTimeIsNoChangeForTheWorse() {
    SiteSummary read = site(100);
    for (int i = 0; i < 30; i++) {
      String id = String.format("lab/model-%03d", i);
      before.models().put(id, new OneModel("", "d", 1000L * i));
      read.findings().add(id + " warning some.rule config.json");
    }
    assertEquals(List.of(), beyond(read));
    assertEquals(List.of(), SiteChange.between(before, read).findingsNew());
    read.findings().add("lab/model-031 warning some.rule config.json");
    assertEquals(
        List.of("lab/model-031 warning some.rule config.json"),
        SiteChange.between(before, read).findingsNew());
  }

  private List<String> beyond(SiteSummary after) {
    SiteChange change = SiteChange.between(before, after);
    List<String> messages = new ArrayList<>();
    PublicationLimits.usual()
        .exceeded(before, change)
        .forEach(finding -> messages.add(finding.message().en()));
    return messages;
  }

  private static SiteSummary linked(long links) {
    SiteSummary site = site(100);
    return new SiteSummary(site.models(), site.pages(), links, site.findings());
  }

  private static SiteSummary site(int size) {
    SortedMap<String, OneModel> models = new TreeMap<>();
    SortedMap<String, String> pages = new TreeMap<>();
    SortedSet<String> findings = new TreeSet<>();
    for (int i = 0; i < size; i++) {
      models.put(String.format("lab/model-%03d", i), new OneModel("c", "d", 1000L * i));
      pages.put(String.format("en/page-%03d/index.html", i), "digest");
    }
    return new SiteSummary(models, pages, 1000, findings);
  }
}
