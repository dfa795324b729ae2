package dev.pedigree.lineage.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.snapshot.Prints;
import dev.pedigree.prints.code.CodePrint;
import dev.pedigree.prints.code.CodeUnit;

/** What is known of the tokenizer and the code of a model, as JSON. */
public final class PrintedJson {
  private PrintedJson() {}

  /**
   * Adds {@code {tokenizer: {file, form, tokens, digest, merges, special}, code: [{file, classes,
   * functions, statements}]}}, each only if it was read; {@code merges} only where the file lists
   * them.
   */
  public static void add(ObjectNode to, Prints prints) {
    prints
        .tokenizer()
        .ifPresent(
            print -> {
              ObjectNode json = to.putObject("tokenizer");
              SupportJson.print(json, print);
              print.merges().ifPresent(merges -> json.put("merges", merges.length()));
              print.special().forEach(json.putArray("special")::add);
            });
    if (!prints.code().isEmpty()) {
      ArrayNode code = to.putArray("code");
      for (CodePrint print : prints.code()) {
        ObjectNode one = code.addObject().put("file", print.file());
        long classes =
            print.units().stream().filter(unit -> unit.kind() == CodeUnit.Kind.CLASS).count();
        one.put("classes", classes).put("functions", print.units().size() - classes);
        one.put("statements", print.statements().size());
      }
    }
  }
}
