package dev.pedigree.cli;

import dev.pedigree.catalog.reading.ModelScaffold;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code new model ORG/NAME}. */
@Command(
    name = "new",
    description = "Begin a catalogue entry.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = NewCommand.ModelCommand.class)
final class NewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Pedigree.USAGE;
  }

  /** {@code new model}: writes the two files of a model, to be filled in. */
  @Command(
      name = "model",
      description = "Write the two files of a model, to be filled in.",
      mixinStandardHelpOptions = true)
  static final class ModelCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Inputs inputs;

    @Parameters(paramLabel = "ORG/NAME", description = "The id on its hub.")
    private String id;

    @Option(
        names = "--family",
        paramLabel = "FAMILY",
        required = true,
        description = "A file name in content/families, without its ending.")
    private String family;

    @Option(
        names = "--released",
        paramLabel = "DATE",
        required = true,
        description = "2023-11-02, or 2023-11 when only the month is known.")
    private String released;

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      Path content = inputs.writableContent();
      for (Path written : ModelScaffold.create(content, id, family, released)) {
        out.println(written);
      }
      return 0;
    }
  }
}
