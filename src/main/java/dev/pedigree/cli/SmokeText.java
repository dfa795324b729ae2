package dev.pedigree.cli;

import dev.pedigree.crawl.packaging.QuantWords;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.pipeline.SmokeRun;
import dev.pedigree.smoke.SettledRoles;
import dev.pedigree.smoke.SmokeResult;
import dev.pedigree.smoke.trial.Check;
import java.io.PrintWriter;
import java.util.List;

/** Prints a smoke check. */
final class SmokeText {
  private SmokeText() {}

  static void print(SmokeRun run, PrintWriter out) {
    if (run.result().isEmpty()) {
      out.println(run.source() + ": not-run");
      out.print(FindingPrinter.terminal(run.failure().orElseThrow(), null));
      return;
    }
    SmokeResult result = run.result().get();
    out.println(run.source() + ": " + result.verdict().word());
    out.println("  " + result.reason().en());
    run.packaging()
        .ifPresent(how -> out.println("  quantised: " + Output.name(QuantWords.of(how).en())));
    for (Check check : result.checks()) {
      out.println("  " + (check.passed() ? "✓ " : "✗ ") + check.name());
    }
    if (result.scope() != SmokeResult.Scope.NOTHING) {
      out.println(
          "  "
              + Output.count(result.layersReached(), "layer")
              + " reached, "
              + Output.count(result.tokens(), "token")
              + ", "
              + Output.bytes(result.peakBytes())
              + " of memory beside "
              + Output.bytes(result.mappedBytes())
              + " of mapped weights");
    }
    for (SettledRoles.Tensor tensor : result.roles().map(SettledRoles::tensors).orElse(List.of())) {
      out.println("  " + Output.name(tensor.pattern()) + ": " + String.join(" | ", tensor.roles()));
    }
    if (!result.unused().isEmpty()) {
      out.println(
          "  stored but not used: "
              + String.join(", ", result.unused().stream().map(Output::name).toList()));
    }
  }
}
