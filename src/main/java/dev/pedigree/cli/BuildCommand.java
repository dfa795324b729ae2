package dev.pedigree.cli;

import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.pipeline.BuildMemory;
import dev.pedigree.pipeline.CrawlRun;
import dev.pedigree.pipeline.SiteBuild;
import dev.pedigree.pipeline.SiteReport;
import dev.pedigree.pipeline.SiteReportJson;
import dev.pedigree.pipeline.Workspace;
import dev.pedigree.pipeline.publish.RunLock;
import dev.pedigree.pipeline.zoo.ZooMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code build}: builds the site into {@code site/}. */
@Command(
    name = "build",
    description = "Refresh the snapshots and build the site.",
    mixinStandardHelpOptions = true)
final class BuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Option(names = "--offline", description = "Use the stored snapshots; touch no network.")
  private boolean offline;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the site goes (default: site).")
  private Path to = Path.of("site");

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Workspace workspace = inputs.site();
    List<Finding> unreached = new ArrayList<>();
    if (!offline && !workspace.embedded()) {
      List<Model> models = inputs.catalog().models();
      CrawlRun run = inputs.crawlRun(Set.of(), Optional.empty());
      PrintWriter err = spec.commandLine().getErr();
      RunLock.holding(
              workspace.snapshots(), "build", () -> run.run(models, inputs.progress(models, err)))
          .forEach(outcome -> outcome.cause().ifPresent(unreached::add));
    }
    ZooMemory zoo = new ZooMemory(to);
    BuildMemory memory = new BuildMemory(() -> Optional.of(zoo.get()));
    SiteReport report =
        RunLock.holding(
            to,
            "build",
            () -> {
              SiteReport built = SiteBuild.write(workspace, to, memory);
              if (!built.hasErrors()) {
                zoo.keep();
              }
              return built;
            });
    if (json) {
      Output.json(out, SiteReportJson.of(report, unreached));
    } else {
      SiteReportText.print(report, unreached, to.toString(), false, out);
      if (!report.hasErrors()) {
        zoo.known().ifPresent(score -> ZooText.print(score, out));
      }
    }
    return report.hasErrors() || report.hasBugs() ? Pedigree.ERROR : 0;
  }
}
