package dev.pedigree.cli;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.FindingPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code pedigree}. Exit codes: 0 no error, 1 an error was found, 2 wrong usage. */
@Command(
    name = "pedigree",
    description = "What is this open model, and whom does it come from?",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Pedigree {
  /** An error was found in an input. */
  static final int ERROR = 1;

  /** The command line was wrong. */
  static final int USAGE = 2;

  private static final Map<String, Supplier<Object>> COMMANDS = commands();

  private final Map<String, String> environment;

  Pedigree(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Runs a command and exits. */
  public static void main(String[] args) {
    // Output is UTF-8 whatever the terminal is set to, as other programs read it.
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(System.getenv(), out, err, args));
  }

  /**
   * Runs a command.
   *
   * @param environment where credentials are looked up
   * @return the exit code
   */
  public static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Pedigree(environment));
    // Only the given command is registered, since reading the annotations of all takes longer than
    // inspecting a small file.
    Supplier<Object> only = args.length == 0 ? null : COMMANDS.get(args[0]);
    if (only != null) {
      line.addSubcommand(only.get());
    } else {
      COMMANDS.values().forEach(command -> line.addSubcommand(command.get()));
    }
    line.setOut(out);
    line.setErr(err);
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof FindingException finding) {
            err.print(FindingPrinter.terminal(finding.finding(), null));
            err.flush();
            return ERROR;
          }
          if (e instanceof IOException || e instanceof UncheckedIOException) {
            // A full disk or a folder without write permission: the message of the system says
            // which.
            err.println("error: " + e.getMessage());
            return ERROR;
          }
          throw e;
        });
    try {
      return line.execute(args);
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("build", BuildCommand::new);
    commands.put("crawl", CrawlCommand::new);
    commands.put("inspect", InspectCommand::new);
    commands.put("diff", DiffCommand::new);
    commands.put("smoke", SmokeCommand::new);
    commands.put("check", CheckCommand::new);
    commands.put("nightly", NightlyCommand::new);
    commands.put("rollback", RollbackCommand::new);
    commands.put("serve", ServeCommand::new);
    commands.put("new", NewCommand::new);
    return commands;
  }

  Map<String, String> environment() {
    return environment;
  }
}
