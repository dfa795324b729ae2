package dev.pedigree.cli;

import dev.pedigree.lineage.ComparedJson;
import dev.pedigree.lineage.stated.SideJson;
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
    Pairing pair = Pairing.of(opener.open(a), opener.open(b), inputs.catalog());
    if (json) {
      pair.compared().map(ComparedJson::of).ifPresent(found -> Output.json(out, found));
      pair.stated().map(SideJson::of).ifPresent(found -> Output.json(out, found));
    } else {
      pair.compared().ifPresent(found -> ComparedText.print(found, out));
      pair.stated().ifPresent(found -> SideText.print(found, out));
    }
    return 0;
  }
}
