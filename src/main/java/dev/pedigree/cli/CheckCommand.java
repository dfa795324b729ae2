package dev.pedigree.cli;

import dev.pedigree.catalog.reading.TranslationStamp;
import dev.pedigree.pipeline.SiteBuild;
import dev.pedigree.pipeline.SiteReport;
import dev.pedigree.pipeline.SiteReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: checks the content without writing the site. */
@Command(
    name = "check",
    description = "Check content, links and translations; write nothing.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--stamp",
      description =
          "First mark translations as made for the English text of today: those of the FILEs, or"
              + " all.")
  private boolean stamp;

  @Option(names = "--all", description = "Print remarks too, not only their number.")
  private boolean all;

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "What --stamp marks.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!stamp && !files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "FILEs are for --stamp: " + files.get(0));
    }
    if (stamp && files.isEmpty()) {
      TranslationStamp.stampAll(inputs.writableContent());
    } else if (stamp) {
      TranslationStamp.stamp(inputs.writableContent(), files);
    }
    // Only this command asks what day it is, so that builds are the same on any day.
    SiteReport report = SiteBuild.check(inputs.site(), LocalDate.now(ZoneOffset.UTC));
    if (json) {
      Output.json(out, SiteReportJson.of(report, List.of()));
    } else {
      SiteReportText.print(report, List.of(), "", all, out);
    }
    return report.hasErrors() ? Pedigree.ERROR : 0;
  }
}
