package dev.pedigree.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteBuildTest {
  @TempDir Path folder;

  @Test
  void aSecondBuildChangesNoByte() throws IOException {
    Workspace workspace = SmallSite.in(folder);
    Path out = folder.resolve("site");
    SiteReport first = SiteBuild.write(workspace, out);
    assertFalse(first.hasErrors(), first.findings().toString());
    assertEquals(first.files(), first.changed());
    SiteReport second = SiteBuild.write(workspace, out);
    assertEquals(0, second.changed());
    assertEquals(0, second.removed());
    assertEquals(first.files(), second.files());
  }

  @Test
  void aBuildOfTheSameThingsReportsTheSameAndAFileThatWasTouchedIsMended() throws IOException {
    Workspace workspace = SmallSite.in(folder);
    Path out = folder.resolve("site");
    Path term = workspace.content().resolve("terms/rope.zh.md");
    Files.writeString(
        term, Files.readString(term).replaceFirst("translates: .*", "translates: \"00000000\""));
    SiteReport first = SiteBuild.write(workspace, out);
    SiteReport second = SiteBuild.write(workspace, out);
    assertEquals(first.findings(), second.findings());
    assertFalse(second.findings().isEmpty());
    assertEquals(Files.readString(term), second.sources().get("content/terms/rope.zh.md"));
    Path page = out.resolve("en/index.html");
    String html = Files.readString(page);
    Files.writeString(page, html.replace("<h1>", "<h2>"));
    assertEquals(1, SiteBuild.write(workspace, out).changed());
    assertEquals(html, Files.readString(page));
    Files.delete(page);
    assertEquals(1, SiteBuild.write(workspace, out).changed());
    Files.writeString(term, Files.readString(term) + "\n改了。\n");
    assertEquals(
        List.of("zh-hans/terms/rope/index.html", "zh-hant/terms/rope/index.html"),
        changed(out, () -> SiteBuild.write(workspace, out)));
  }

  @Test
  void aSiteWithoutModelsDoesNotRunTheZoo() throws IOException {
    Path content = folder.resolve("content");
    Files.createDirectories(content.resolve("terms"));
    Files.writeString(
        content.resolve("site.yaml"),
        """
        title: {en: Terms, zh: 术语}
        tagline: {en: "Words of the field", zh: 本领域的词}
        baseUrl: https://terms.example
        comparisons: []
        chains: []
        """);
    Files.writeString(content.resolve("terms/rope.md"), "---\nname: RoPE\n---\nAngles.\n");
    BuildMemory memory =
        new BuildMemory(
            () -> {
              throw new AssertionError("the zoo was asked for");
            });
    Workspace workspace = new Workspace(content, Path.of("templates"), false);
    SiteReport report = SiteBuild.write(workspace, folder.resolve("site"), memory);
    assertFalse(report.hasErrors(), report.findings().toString());
    String methods = Files.readString(folder.resolve("site/en/methods/index.html"));
    assertTrue(methods.contains("Not worked out here"), methods);
  }

  /** The pages that an action changes. */
  private static List<String> changed(Path out, Runnable action) throws IOException {
    SortedMap<String, String> before = pages(out);
    action.run();
    SortedMap<String, String> after = pages(out);
    return after.keySet().stream().filter(p -> !after.get(p).equals(before.get(p))).toList();
  }

  private static SortedMap<String, String> pages(Path out) throws IOException {
    SortedMap<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        pages.put(out.relativize(file).toString(), Files.readString(file));
      }
    }
    return pages;
  }

  @Test
  void anErrorInTheContentLeavesTheSiteOfYesterday() throws IOException {
    Workspace workspace = SmallSite.in(folder);
    Path out = folder.resolve("site");
    SiteBuild.write(workspace, out);
    byte[] before = Files.readAllBytes(out.resolve("en/index.html"));
    Path model = workspace.content().resolve("models/acme/base-7b.md");
    Files.writeString(model, Files.readString(model).replace("family:", "famly:"));
    SiteReport report = SiteBuild.write(workspace, out);
    assertTrue(report.hasErrors());
    assertEquals(0, report.changed());
    assertEquals(
        new String(before, StandardCharsets.UTF_8), Files.readString(out.resolve("en/index.html")));
  }

  @Test
  void aWordInAPaperThatNoValueHasIsAnErrorWithItsPlaceAndTheWordsThatFit() throws IOException {
    Workspace workspace = SmallSite.in(folder);
    Path paper = workspace.content().resolve("models/paper/elder.md");
    Files.writeString(paper, Files.readString(paper).replace("layernorm", "layernrom"));
    Finding finding =
        SiteBuild.check(workspace, LocalDate.MAX).findings().stream()
            .filter(f -> f.rule().equals("architecture.unknown-value"))
            .findFirst()
            .orElseThrow();
    assertEquals(Location.at("content/models/paper/elder.md", 18, 19), finding.location());
    assertEquals("layernrom is no value of norm", finding.message().en());
    assertEquals("norm 没有 layernrom 这个取值", finding.message().zh());
    assertEquals(
        "it can be rms, rms_1+w, rms_without_weights, layernorm, layernorm_1+w, layernorm_without_weights",
        finding.hint().en());
  }

  @Test
  void aFindingAboutContentNamesTheFileAsItLiesInTheCheckoutAndHasItsLine() throws IOException {
    Workspace workspace = SmallSite.in(folder);
    Path paper = workspace.content().resolve("models/paper/elder.md");
    Files.writeString(paper, Files.readString(paper).replace("layernorm", "layernrom"));

    SiteReport report = SiteBuild.check(workspace, LocalDate.MAX);

    Finding finding = report.findings().get(report.findings().size() - 1);
    assertTrue(
        FindingPrinter.terminal(finding, report.sources().get(finding.location().path()))
            .contains("18 |     norm: {value: layernrom, mark: "),
        report::toString);
  }

  @Test
  void checkWritesNothing() throws IOException {
    Workspace workspace = SmallSite.in(folder);
    SiteReport report = SiteBuild.check(workspace, LocalDate.MAX);
    assertTrue(report.files() > 0);
    assertEquals(0, report.changed());
    assertFalse(Files.exists(folder.resolve("site")));
  }

  @Test
  void aModelWithoutASnapshotIsReportedAndShownAllTheSame() throws IOException {
    Workspace workspace = SmallSite.in(folder);
    Path out = folder.resolve("site");
    SiteReport report = SiteBuild.write(workspace, out);
    assertTrue(
        report.findings().stream()
            .anyMatch(
                f ->
                    f.rule().equals("pipeline.not-crawled")
                        && f.location().path().equals("acme/base-7b")));
    assertTrue(Files.exists(out.resolve("en/models/acme/base-7b/index.html")));
  }
}
