package dev.pedigree.cli;

import dev.pedigree.catalog.reading.TranslationStamp;
import dev.pedigree.pipeline.SiteBuild;
import dev.pedigree.pipeline.SiteReport;
import dev.pedigree.pipeline.SiteReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      description = "First mark every translation as made for the English text of today.")
  private boolean stamp;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (stamp) {
      TranslationStamp.stampAll(inputs.writableContent());
    }
    SiteReport report = SiteBuild.check(inputs.site());
    if (json) {
      Output.json(out, SiteReportJson.of(report, List.of()));
    } else {
      SiteReportText.print(report, List.of(), "", out);
    }
    return report.hasErrors() ? Pedigree.ERROR : 0;
  }
}
