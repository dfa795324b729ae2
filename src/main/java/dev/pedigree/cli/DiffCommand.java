package dev.pedigree.cli;

import dev.pedigree.lineage.Compared;
import dev.pedigree.lineage.ComparedJson;
import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.Pairing;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff A B}: compares two models: the three answers and the differences. */
@Command(
    name = "diff",
    description = "Compare two models: same design, same shape, same weights? And what differs.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Parameters(index = "0", paramLabel = "A", description = "As for inspect.")
  private String a;

  @Parameters(index = "1", paramLabel = "B", description = "As for inspect.")
  private String b;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelOpener opener = inputs.opener();
    Compared compared = Pairing.of(opener.open(a), opener.open(b), inputs.catalog());
    if (json) {
      Output.json(out, ComparedJson.of(compared));
    } else {
      ComparedText.print(compared, out);
    }
    return 0;
  }
}
