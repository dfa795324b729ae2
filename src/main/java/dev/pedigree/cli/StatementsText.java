package dev.pedigree.cli;

import dev.pedigree.crawl.packaging.Packaging;
import dev.pedigree.crawl.packaging.QuantWords;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.StatedParents;
import dev.pedigree.crawl.stated.StatedTerms;
import dev.pedigree.crawl.stated.Told;
import dev.pedigree.prints.code.CodePrint;
import dev.pedigree.prints.code.CodeUnit;
import dev.pedigree.prints.tokenizer.TokenizerPrint;
import java.io.PrintWriter;

/** Prints what the files of a snapshot state, and a line for its tokenizer and each code file. */
final class StatementsText {
  private StatementsText() {}

  static void print(Snapshot snapshot, PrintWriter out) {
    Adapter.of(snapshot).ifPresent(adapter -> line("adapter", text(adapter), out));
    Packaging packaging = Packaging.of(snapshot);
    if (packaging.quantised()) {
      String file = packaging.stated().map(q -> Output.name(q.file())).orElse("by the headers");
      line("quantised", Output.name(QuantWords.of(packaging).en()) + "  " + file, out);
    }
    for (StatedParent parent : StatedParents.of(snapshot)) {
      Told told = Told.of(snapshot, parent.file(), parent.key());
      line("stated parent", text(parent) + since(told), out);
      told.changes().forEach(turn -> line("  changed", text(turn), out));
    }
    StatedTerms terms = StatedTerms.of(snapshot);
    terms.licences().forEach(l -> line("stated licence", text(l), out));
    terms.datasets().forEach(d -> line("stated data", d.name() + "  " + d.key(), out));
    snapshot.prints().tokenizer().ifPresent(print -> line("tokenizer", text(print), out));
    snapshot.prints().code().forEach(print -> line("code", text(print), out));
  }

  private static String text(TokenizerPrint print) {
    return Output.count(print.count(), "token")
        + print.merges().map(m -> ", " + Output.count(m.length(), "merge")).orElse("")
        + ", digest "
        + print.ids().digest().substring(0, Math.min(12, print.ids().digest().length()))
        + "  "
        + Output.name(print.file());
  }

  private static String text(CodePrint print) {
    long classes =
        print.units().stream().filter(unit -> unit.kind() == CodeUnit.Kind.CLASS).count();
    return Output.count(classes)
        + (classes == 1 ? " class, " : " classes, ")
        + Output.count(print.units().size() - classes, "function")
        + ", "
        + Output.count(print.statements().size(), "longer statement")
        + "  "
        + Output.name(print.file());
  }

  private static String since(Told told) {
    return told.since().map(at -> ", since " + text(at)).orElse("");
  }

  private static String text(Told.At at) {
    return at.date().substring(0, Math.min(10, at.date().length()))
        + " ("
        + at.commit().substring(0, Math.min(12, at.commit().length()))
        + ")";
  }

  private static String text(Told.Turn turn) {
    return text(turn.at())
        + ": "
        + (turn.before().isEmpty() ? "nothing" : turn.before())
        + " -> "
        + (turn.after().isEmpty() ? "nothing" : turn.after());
  }

  private static String text(StatedTerms.Licence licence) {
    return licence.id()
        + (licence.name().isEmpty() ? "" : " (" + licence.name() + ")")
        + "  "
        + Output.name(licence.file())
        + " "
        + licence.key();
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
        + (parent.inferred().relation().isEmpty()
            ? ""
            : ", inferred: " + parent.inferred().relation())
        + (parent.method().isEmpty() ? "" : " by " + parent.method())
        + (parent.part().unstated() ? "" : ", " + parent.part().text())
        + ", "
        + Output.name(parent.file())
        + " "
        + parent.key();
  }

  private static void line(String name, String value, PrintWriter out) {
    out.println("  " + Output.padded(name, 19) + value);
  }
}
