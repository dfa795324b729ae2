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
        "it can be rms, rms_1+w, layernorm, layernorm_1+w, layernorm_without_weights",
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
