package dev.pedigree.cli;

import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.FindingPrinter;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
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

  private final PrintWriter terminal;

  private Pedigree(Map<String, String> environment, PrintWriter terminal) {
    this.environment = Map.copyOf(environment);
    this.terminal = terminal;
  }

  /** Runs a command and exits. */
  public static void main(String[] args) {
    System.exit(run(System.getenv(), stream(FileDescriptor.out), stream(FileDescriptor.err), args));
  }

  /**
   * Output in UTF-8 whatever the terminal is set to, as other programs read it. {@link System#out}
   * does not tell why it fails.
   */
  private static Writer stream(FileDescriptor to) {
    OutputStream stream = new BufferedOutputStream(new FileOutputStream(to));
    return new OutputStreamWriter(stream, StandardCharsets.UTF_8);
  }

  /**
   * Runs a command.
   *
   * @param environment where credentials are looked up
   * @return the exit code
   */
  public static int run(Map<String, String> environment, Writer out, Writer err, String... args) {
    VisibleWriter shown = new VisibleWriter(out);
    PrintWriter errors = new PrintWriter(new VisibleWriter(err), true);
    int exit = execute(new Pedigree(environment, new PrintWriter(err)), shown, errors, args);
    if (shown.failure().isEmpty()) {
      return exit;
    }
    errors.println("error: standard output: " + Failure.words(shown.failure().get()));
    return exit == 0 ? ERROR : exit;
  }

  private static int execute(
      Pedigree program, VisibleWriter shown, PrintWriter err, String... args) {
    PrintWriter out = new PrintWriter(shown, true);
    CommandLine line = new CommandLine(program);
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
          Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
          if (cause instanceof IOException failure) {
            err.println("error: " + Failure.words(failure));
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
    commands.put("relate", RelateCommand::new);
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

  /** The stream of errors, for what moves the cursor; names and messages go through the other. */
  PrintWriter terminal() {
    return terminal;
  }
}
