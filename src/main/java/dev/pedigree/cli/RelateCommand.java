package dev.pedigree.cli;

import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.declared.ModelNames;
import dev.pedigree.lineage.relate.Bond;
import dev.pedigree.pipeline.relate.Relating;
import dev.pedigree.pipeline.relate.RelatingJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relate PATH…}: the parents of each model, and how each pair is related. */
@Command(
    name = "relate",
    description = "Say which of these models were made from which, by their weights.",
    mixinStandardHelpOptions = true)
final class RelateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "As for inspect.")
  private List<String> paths;

  @Option(
      names = "--json",
      description = "Print one JSON document a line: first one a model, then one a pair.")
  private boolean json;

  @Option(names = "--all-pairs", description = "Also print pairs that nothing relates.")
  private boolean all;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Relating relating = Relating.of(inputs.opener(), paths, ModelNames.of(inputs.catalog()));
    List<Bond> bonds =
        relating.related().bonds().stream().filter(b -> all || b.kin() != Bond.Kin.NONE).toList();
    if (json) {
      for (int i = 0; i < relating.models().size(); i++) {
        Output.json(out, RelatingJson.model(relating, i));
      }
      for (Bond bond : bonds) {
        Optional<Compared> compared = relating.compared(bond, inputs.catalog());
        Output.json(out, RelatingJson.pair(relating, bond, compared));
      }
    } else {
      RelatingText.print(relating, bonds, out);
    }
    return relating.hasErrors() ? Pedigree.ERROR : 0;
  }
}
