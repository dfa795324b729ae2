package dev.pedigree.cli;

import dev.pedigree.pipeline.BuildMemory;
import dev.pedigree.pipeline.CommitProgram;
import dev.pedigree.pipeline.Nightly;
import dev.pedigree.pipeline.Workspace;
import dev.pedigree.pipeline.publish.NightlyJson;
import dev.pedigree.pipeline.publish.NightlyReport;
import dev.pedigree.pipeline.publish.PublicationLimits;
import dev.pedigree.pipeline.zoo.ZooMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightly}: crawls, builds, compares with the published site, and publishes. */
@Command(
    name = "nightly",
    description = {
      "Crawl all sources, build the site, compare it with the published one, and publish it.",
      "Exit codes: 0 fine, 3 published with failures, 4 yesterday's site was kept."
    },
    mixinStandardHelpOptions = true)
final class NightlyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Option(
      names = "--publish",
      paramLabel = "DIR",
      description = "Where releases go; DIR/current is the one to serve (default: published).")
  private Path publish = Path.of("published");

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "How many releases stay, to roll back to (default: 5).")
  private int keep = 5;

  @Option(names = "--accept", description = "Publish a site that is worse than the limits allow.")
  private boolean accept;

  @Option(names = "--offline", description = "Use the stored snapshots; touch no network.")
  private boolean offline;

  @Option(names = "--preview", description = "Build and compare only; publish nothing.")
  private boolean preview;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the JSON document into a file as well.")
  private Optional<Path> reportFile = Optional.empty();

  @Option(
      names = "--commit-with",
      paramLabel = "PROGRAM",
      description = {
        "Run a program that commits the snapshots, before the site is built, so that the page of",
        "changes shows this night. It gets the message on its standard input."
      })
  private Optional<String> committer = Optional.empty();

  @Option(
      names = "--weights",
      description = {
        "Read a few rows of the weights too, at most 4 MB of 16-bit numbers a model and 1 GB a run,",
        "and keep them as signatures of at most 64 kB; what is kept is not read again."
      })
  private boolean weights;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    inputs.writableContent();
    Workspace workspace = inputs.workspace();
    PrintWriter err = spec.commandLine().getErr();
    Nightly.Plan plan =
        new Nightly.Plan(
            offline || preview ? Optional.empty() : Optional.of(inputs.crawler()),
            preview ? Optional.empty() : Optional.of(publish),
            keep,
            accept,
            PublicationLimits.usual(),
            committer.map(program -> new CommitProgram(program, err)),
            inputs.progress(inputs.catalog().models(), err),
            weights ? Optional.of(inputs.signing()) : Optional.empty());
    ZooMemory zoo = new ZooMemory(publish);
    BuildMemory memory = new BuildMemory(() -> Optional.of(zoo.get()));
    NightlyReport report = new Nightly(workspace, plan, Clock.systemUTC(), memory).run();
    if (!preview) {
      zoo.keep();
    }
    if (reportFile.isPresent()) {
      Files.writeString(reportFile.get(), NightlyJson.of(report) + "\n");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Output.json(out, NightlyJson.of(report));
    } else {
      NightlyText.print(report, out);
    }
    return report.outcome().exitCode();
  }
}
