package dev.pedigree.cli;

import dev.pedigree.pipeline.ModelOpener;
import dev.pedigree.pipeline.SmokeRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code smoke PATH…}: runs models on a few tokens. */
@Command(
    name = "smoke",
    description = "Run the architecture of a model on the CPU and say what that proves.",
    mixinStandardHelpOptions = true)
final class SmokeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "As for inspect.")
  private List<String> paths;

  @Option(names = "--json", description = "Print one JSON document a line, in the order given.")
  private boolean json;

  @Option(
      names = "--input-ids",
      paramLabel = "FILE.json",
      description = "Token ids to run, [batch][tokens].")
  private Path ids;

  @Option(
      names = "--logits",
      paramLabel = "FILE",
      description =
          "Write the logits there: raw little-endian float32 [batch, tokens, vocabulary].")
  private Path logits;

  @Override
  public Integer call() {
    if (paths.size() > 1 && (ids != null || logits != null)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--input-ids and --logits are for one PATH at a time");
    }
    PrintWriter out = spec.commandLine().getOut();
    ModelOpener opener = inputs.opener();
    boolean failed = false;
    for (String path : paths) {
      SmokeRun run =
          SmokeRun.of(opener, path, Optional.ofNullable(ids), Optional.ofNullable(logits));
      failed |= run.failed();
      if (json) {
        Output.json(out, run.json());
      } else {
        SmokeText.print(run, out);
      }
      out.flush();
    }
    return failed ? Pedigree.ERROR : 0;
  }
}
