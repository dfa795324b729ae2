package dev.pedigree.cli;

import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.pipeline.CrawlRun;
import dev.pedigree.pipeline.Inspection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crawl [ID…]}: refreshes the snapshots. */
@Command(
    name = "crawl",
    description =
        "Refresh the snapshots of catalogued models, all of them unless some are named."
            + " A path or URL is crawled and reported, not stored.",
    mixinStandardHelpOptions = true)
final class CrawlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Parameters(paramLabel = "ID", description = "A catalogue id, a git URL or a repository's path.")
  private List<String> ids = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Model> models = new ArrayList<>(ids.isEmpty() ? inputs.catalog().models() : List.of());
    boolean errors = false;
    for (String id : ids) {
      Optional<Model> model = inputs.catalog().model(id);
      if (model.isPresent()) {
        models.add(model.get());
      } else {
        errors |= !report(id, out);
      }
    }
    if (!models.isEmpty()) {
      inputs.writableContent();
    }
    for (CrawlRun.Outcome outcome :
        new CrawlRun(inputs.crawler(), inputs.snapshots()).run(models)) {
      errors |= outcome.failure().isPresent();
      out.println(CrawlText.of(outcome));
      outcome.failure().ifPresent(f -> out.print(FindingPrinter.terminal(f, null)));
    }
    return errors ? Pedigree.ERROR : 0;
  }

  /** Crawls what is not in the catalogue; whether that went well. */
  private boolean report(String source, PrintWriter out) {
    Inspection inspection = Inspection.of(inputs.opener(), source);
    inspection.snapshot().ifPresent(s -> out.println(CrawlText.of(source, s)));
    Output.findings(out, inspection.findings(), Map.of());
    if (inspection.snapshot().isPresent()) {
      Finding unstored = Finding.info("pipeline.not-in-catalogue", Location.of(source));
      out.print(FindingPrinter.terminal(unstored, null));
    }
    return !inspection.hasErrors();
  }
}
