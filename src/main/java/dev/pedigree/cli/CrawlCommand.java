package dev.pedigree.cli;

import dev.pedigree.catalog.Model;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.pipeline.CrawlJson;
import dev.pedigree.pipeline.CrawlRun;
import dev.pedigree.pipeline.Inspection;
import dev.pedigree.pipeline.publish.RunLock;
import dev.pedigree.pipeline.signing.Signing;
import dev.pedigree.pipeline.signing.SigningTotal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(
      names = "--accept",
      description = "Store what is read now, also where it is worse than the stored snapshot.")
  private boolean accept;

  @Option(
      names = "--weights",
      description = {
        "Read a few rows of the weights too, at most 4 MB of 16-bit numbers a model and 1 GB a run,",
        "and keep them as signatures of at most 64 kB; what is kept is not read again."
      })
  private boolean weights;

  @Option(names = "--json", description = "Print one JSON document a line for each source.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (accept && ids.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--accept needs the ids it is meant for");
    }
    Optional<Signing> signing = weights ? Optional.of(inputs.signing()) : Optional.empty();
    CrawlRun run = inputs.crawlRun(accept ? Set.copyOf(ids) : Set.of(), signing);
    PrintWriter out = spec.commandLine().getOut();
    List<Model> models = new ArrayList<>(ids.isEmpty() ? inputs.catalog().models() : List.of());
    boolean errors = false;
    for (String id : ids) {
      Optional<Model> model = inputs.catalog().model(id);
      if (model.isPresent()) {
        models.add(model.get());
        if (model.get().paper().isPresent() && !json) {
          Finding nothing = Finding.info("pipeline.nothing-to-crawl", Location.of(id));
          out.print(FindingPrinter.terminal(nothing, null));
        }
      } else {
        errors |= !report(id, out);
      }
    }
    if (!models.isEmpty()) {
      errors |= !crawl(run, models, signing, out);
    }
    return errors ? Pedigree.ERROR : 0;
  }

  /** Refreshes snapshots; returns whether all sources could be read. */
  private boolean crawl(
      CrawlRun run, List<Model> models, Optional<Signing> signing, PrintWriter out)
      throws IOException {
    inputs.writableContent();
    List<CrawlRun.Outcome> outcomes =
        RunLock.holding(
            inputs.workspace().snapshots(), "crawl", () -> crawled(run, models, signing, out));
    if (signing.isPresent() && !json) {
      out.println(
          CrawlText.total(SigningTotal.of(outcomes.stream().flatMap(o -> o.weights().stream()))));
    }
    return outcomes.stream().allMatch(outcome -> outcome.failure().isEmpty());
  }

  private List<CrawlRun.Outcome> crawled(
      CrawlRun run, List<Model> models, Optional<Signing> signing, PrintWriter out) {
    List<CrawlRun.Outcome> outcomes =
        run.run(
            models, json ? o -> Output.json(out, CrawlJson.of(o)) : inputs.progress(models, out));
    if (ids.isEmpty()) {
      signing.ifPresent(s -> CrawlRun.prune(s, outcomes));
    }
    return outcomes;
  }

  /** Crawls a source that is not in the catalogue; returns whether it succeeded. */
  private boolean report(String source, PrintWriter out) {
    Inspection inspection = Inspection.of(inputs.opener(), source);
    if (json) {
      Output.json(out, CrawlJson.of(source, inspection));
      return !inspection.hasErrors();
    }
    inspection.snapshot().ifPresent(s -> out.println(CrawlText.of(source, s)));
    Output.findings(out, inspection.findings(), Map.of());
    if (inspection.snapshot().isPresent()) {
      Finding unstored = Finding.info("pipeline.not-in-catalogue", Location.of(source));
      out.print(FindingPrinter.terminal(unstored, null));
    }
    return !inspection.hasErrors();
  }
}
