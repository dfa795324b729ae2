package dev.pedigree.cli;

import dev.pedigree.pipeline.Inspection;
import dev.pedigree.pipeline.InspectionJson;
import dev.pedigree.pipeline.ModelOpener;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
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

  @Option(names = "--full", description = "Print long arrays of metadata in full.")
  private boolean full;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelOpener opener = inputs.opener();
    boolean errors = false;
    for (String path : paths) {
      Inspection inspection = Inspection.of(opener, path);
      errors |= inspection.hasErrors();
      if (json) {
        Output.json(out, InspectionJson.of(inspection, full));
      } else {
        InspectionText.print(inspection, full, out);
      }
      out.flush();
    }
    return errors ? Pedigree.ERROR : 0;
  }
}
