package dev.pedigree.lineage.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.prints.code.CodePair;
import dev.pedigree.prints.tokenizer.TokenizerPair;
import dev.pedigree.prints.tokenizer.TokenizerPrint;
import dev.pedigree.tokenizer.TokenizerContent;
import java.util.List;
import java.util.Locale;

/** What tokenizer and code of two models have in common, as JSON. */
public final class SupportJson {
  private SupportJson() {}

  /**
   * Adds {@code {tokenizer: {relation, exact, sameFile, a: {file, form, tokens, digest}, b,
   * firstEqualIds, commonTokens, added, merges: {a, b, firstEqual}, special: {onlyA, onlyB}}}} and
   * {@code {code: [{what, exact, sameFiles, filesA, filesB, classes: {a, b, equal, asWritten},
   * functions, renamed: [{a, b}], differ, statements: {a, b, common}}]}}, each only if known of
   * both. Where {@code exact} is false, {@code firstEqualIds} and {@code firstEqual} are lower
   * bounds, {@code commonTokens} an estimate, and {@code added} is unknown and empty; {@code
   * common} of statements always is an estimate.
   */
  public static void add(ObjectNode to, Support support) {
    support.tokenizer().ifPresent(pair -> tokenizer(to.putObject("tokenizer"), pair));
    if (!support.code().isEmpty()) {
      ArrayNode code = to.putArray("code");
      support.models().ifPresent(pair -> code(code.addObject().put("what", "model"), pair));
      support
          .configurations()
          .ifPresent(pair -> code(code.addObject().put("what", "configuration"), pair));
    }
  }

  private static void tokenizer(ObjectNode json, TokenizerPair pair) {
    json.put("relation", pair.relation().name().toLowerCase(Locale.ROOT));
    json.put("exact", pair.exact()).put("sameFile", pair.sameFile());
    print(json.putObject("a"), pair.a());
    print(json.putObject("b"), pair.b());
    json.put("firstEqualIds", pair.first()).put("commonTokens", pair.common());
    strings(json, "added", pair.added().stream().map(TokenizerContent::shown).toList());
    if (pair.merges().isPresent()) {
      ObjectNode merges = json.putObject("merges");
      merges.put("a", pair.a().merges().orElseThrow().length());
      merges.put("b", pair.b().merges().orElseThrow().length());
      merges.put("firstEqual", pair.merges().get());
    }
    ObjectNode special = json.putObject("special");
    strings(special, "onlyA", pair.specialA());
    strings(special, "onlyB", pair.specialB());
  }

  /** A tokenizer as {@code {file, form, tokens, digest}}. */
  public static void print(ObjectNode json, TokenizerPrint print) {
    json.put("file", print.file()).put("form", print.form()).put("tokens", print.count());
    json.put("digest", print.ids().digest());
  }

  private static void code(ObjectNode json, CodePair pair) {
    json.put("exact", pair.exact()).put("sameFiles", pair.sameFiles());
    strings(json, "filesA", pair.filesA());
    strings(json, "filesB", pair.filesB());
    count(json.putObject("classes"), pair.classes());
    count(json.putObject("functions"), pair.functions());
    ArrayNode renamed = json.putArray("renamed");
    pair.renames().forEach(r -> renamed.addObject().put("a", r.a()).put("b", r.b()));
    strings(json, "differ", pair.differ());
    json.putObject("statements")
        .put("a", pair.statementsA())
        .put("b", pair.statementsB())
        .put("common", pair.statements());
  }

  private static void count(ObjectNode json, CodePair.Count count) {
    json.put("a", count.a()).put("b", count.b());
    json.put("equal", count.equal()).put("asWritten", count.written());
  }

  private static void strings(ObjectNode to, String key, List<String> texts) {
    texts.forEach(to.putArray(key)::add);
  }
}
