package dev.pedigree.cli;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.crawl.stated.Quantisation;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.StatedParents;
import java.io.PrintWriter;

/** Prints what the files of a snapshot state. */
final class StatementsText {
  private StatementsText() {}

  static void print(Snapshot snapshot, PrintWriter out) {
    Adapter.of(snapshot).ifPresent(adapter -> line("adapter", text(adapter), out));
    Quantisation.of(snapshot)
        .ifPresent(q -> line("quantised", q.text() + "  " + Output.name(q.file()), out));
    StatedParents.of(snapshot).forEach(parent -> line("stated parent", text(parent), out));
  }

  private static String text(Adapter adapter) {
    return adapter.kind()
        + (adapter.base().isEmpty() ? ", base not stated" : " of " + adapter.base())
        + (adapter.rank() > 0 ? ", rank " + adapter.rank() : "")
        + (adapter.alpha().isEmpty() ? "" : ", alpha " + adapter.alpha())
        + (adapter.targets().isEmpty() ? "" : ", in " + String.join(", ", adapter.targets()))
        + (adapter.saved().isEmpty() ? "" : ", whole: " + String.join(", ", adapter.saved()));
  }

  private static String text(StatedParent parent) {
    return parent.parent()
        + "  "
        + parent.name().word()
        + (parent.relation().isEmpty() ? "" : ", " + parent.relation())
        + (parent.method().isEmpty() ? "" : " by " + parent.method())
        + ", "
        + Output.name(parent.file())
        + " "
        + parent.key();
  }

  private static void line(String name, String value, PrintWriter out) {
    out.println("  " + Output.padded(name, 19) + value);
  }
}
