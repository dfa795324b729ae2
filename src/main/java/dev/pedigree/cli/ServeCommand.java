package dev.pedigree.cli;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.pipeline.BuildMemory;
import dev.pedigree.pipeline.Preview;
import dev.pedigree.pipeline.zoo.ZooMemory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code serve}: a preview that is rebuilt when content is edited. */
@Command(
    name = "serve",
    description = "Show the site on this machine; it is built again whenever content changes.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Inputs inputs;

  @Option(names = "--port", paramLabel = "PORT", description = "Default: 8080; 0 for any free one.")
  private int port = 8080;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--port': a port is a number up to 65535");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> none = List.of();
    try (Preview preview =
        Preview.start(
            inputs.site(),
            port,
            report -> {
              SiteReportText.print(report, none, "", false, out);
              out.flush();
            },
            new BuildMemory(new ZooMemory(Path.of("site"))::kept))) {
      out.println("http://localhost:" + preview.port() + "/  (Ctrl-C ends it)");
      out.flush();
      preview.follow();
    }
    return 0;
  }
}
