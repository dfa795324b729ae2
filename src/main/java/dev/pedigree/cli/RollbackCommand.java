package dev.pedigree.cli;

import dev.pedigree.pipeline.publish.Releases;
import dev.pedigree.pipeline.publish.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rollback}: makes the previous release current again. */
@Command(
    name = "rollback",
    description = "Make the release before the current one current again.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--publish",
      paramLabel = "DIR",
      description = "Where releases are (default: published).")
  private Path publish = Path.of("published");

  @Override
  public Integer call() throws IOException {
    Releases releases = new Releases(publish);
    Path release = RunLock.holding(publish, "rollback", releases::rollback);
    spec.commandLine().getOut().println("Release " + release.getFileName() + " is current.");
    return 0;
  }
}
