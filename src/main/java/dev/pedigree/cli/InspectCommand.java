package dev.pedigree.cli;

import dev.pedigree.lineage.likeness.Likeness;
import dev.pedigree.lineage.likeness.WhoseWeights;
import dev.pedigree.lineage.likeness.WhoseWeightsJson;
import dev.pedigree.lineage.likeness.WhoseWeightsWords;
import dev.pedigree.lineage.zoo.ZooScore;
import dev.pedigree.pipeline.Inspection;
import dev.pedigree.pipeline.InspectionJson;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.against.CatalogueLikeness;
import dev.pedigree.pipeline.against.InspectionBom;
import dev.pedigree.pipeline.against.StoredWeights;
import dev.pedigree.pipeline.zoo.ZooMemory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect PATH…}: describes models by headers and configuration. */
@Command(
    name = "inspect",
    description = "Say what a model is: its architecture, parameters, tensors, and what is odd.",
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "A weight file, model folder, git repository, bundle, URL or catalogue id; behind a"
              + " repository @BRANCH or @BRANCH:FOLDER.")
  private List<String> paths;

  @Option(names = "--json", description = "Print one JSON document a line, in the order given.")
  private boolean json;

  @Option(
      names = "--bom",
      description =
          "Print a bill of materials instead, one CycloneDX document a line, in the order given.")
  private boolean bom;

  @Option(names = "--full", description = "Print long arrays of metadata in full.")
  private boolean full;

  @Option(
      names = "--no-catalogue",
      description =
          "Do not say which models of the catalogue it is like and, where signatures are stored,"
              + " whose weights it has, which takes seconds.")
  private boolean alone;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelOpener opener = inputs.opener();
    Optional<CatalogueLikeness> catalogue =
        alone && !bom
            ? Optional.empty()
            : Optional.of(CatalogueLikeness.start(inputs::catalog, inputs::snapshots));
    Function<Inspection, Optional<Likeness>> likeness =
        inspection -> catalogue.flatMap(c -> c.apply(inspection));
    Function<Inspection, Optional<WhoseWeights>> whose =
        catalogue
            .<Function<Inspection, Optional<WhoseWeights>>>map(c -> new StoredWeights(c, opener))
            .orElse(inspection -> Optional.empty());
    Optional<WhoseWeights.Errors> rates =
        new ZooMemory(Path.of("site")).kept().map(InspectCommand::errors);
    boolean errors = false;
    for (String path : paths) {
      Inspection inspection = Inspection.of(opener, path);
      errors |= inspection.hasErrors();
      if (bom) {
        InspectionBom.of(inspection, catalogue.orElseThrow())
            .ifPresentOrElse(document -> Output.json(out, document), () -> failed(inspection));
      } else if (json) {
        Output.json(
            out,
            InspectionJson.of(
                inspection,
                full,
                likeness,
                one -> whose.apply(one).map(w -> WhoseWeightsJson.of(w, rates))));
      } else {
        InspectionText.print(
            inspection,
            full,
            likeness,
            one -> whose.apply(one).map(w -> WhoseWeightsWords.of(w, rates)).orElse(List.of()),
            out);
      }
      out.flush();
    }
    return errors ? Pedigree.ERROR : 0;
  }

  private static WhoseWeights.Errors errors(ZooScore score) {
    return new WhoseWeights.Errors(
        score.strangers().wrong(),
        score.strangers().of(),
        score.lines(),
        score.trainings().upper());
  }

  /** Says why there is no bill of materials, apart from those that there are. */
  private void failed(Inspection inspection) {
    PrintWriter err = spec.commandLine().getErr();
    Output.findings(err, inspection.findings(), Map.of());
    err.flush();
  }
}
