package dev.pedigree.lineage;

import dev.pedigree.catalog.Model;
import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.crawl.stated.Told;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.declared.Account;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.declared.SameFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of parents, and what speaks for or against it, as evidence with its sentence. */
public final class DeclaredWords {
  private DeclaredWords() {}

  /** What a file says, since when, and the address of the commit that said it. */
  static Evidence says(Model child, Declaration declaration) {
    return says(child.repository(), declaration);
  }

  /**
   * The same of a repository that need not be in the catalogue.
   *
   * @param repository its address, or empty
   */
  public static Evidence says(String repository, Declaration declaration) {
    StatedParent stated = declaration.stated();
    String key = declaration.told().since().isPresent() ? "stated.since" : "stated.file";
    String relation =
        stated.relation().isEmpty()
            ? stated.inferred().relation().isEmpty() ? "unsaid" : "inferred"
            : stated.relation().equals("loaded-from") ? "loaded" : "said";
    Map<String, Text> args = new LinkedHashMap<>();
    args.put("file", Text.same(stated.file()));
    args.put("key", Text.same(stated.key()));
    args.put("name", Text.same(stated.parent()));
    args.put("part", part(stated));
    args.put("relation", relation(relation, declaration));
    declaration
        .told()
        .since()
        .ifPresent(
            at -> {
              args.put("date", Text.same(day(at)));
              args.put("commit", Text.same(cut(at.commit(), 7)));
            });
    return new Evidence(
        Evidence.Kind.STATED,
        VerdictReader.text(key, args),
        address(repository, declaration.told().since().map(Told.At::commit).orElse("")));
  }

  /** The earlier changes of a statement. */
  static List<Evidence> turns(Model child, Declaration declaration) {
    List<Evidence> turns = new ArrayList<>();
    for (Told.Turn turn : declaration.told().changes()) {
      Text sentence =
          VerdictReader.text(
              "stated.turn",
              Map.of(
                  "file", Text.same(declaration.stated().file()),
                  "key", Text.same(declaration.stated().key()),
                  "date", Text.same(day(turn.at())),
                  "commit", Text.same(cut(turn.at().commit(), 7)),
                  "before", value(turn.before()),
                  "after", value(turn.after())));
      turns.add(
          new Evidence(
              Evidence.Kind.STATED, sentence, address(child.repository(), turn.at().commit())));
    }
    return turns;
  }

  private static Text value(String json) {
    return json.isEmpty()
        ? VerdictReader.text("stated.nothing")
        : Text.same(cut(json.replaceAll("[\\[\\]\"]", "").replace(",", ", "), 120));
  }

  private static String day(Told.At at) {
    return cut(at.date(), 10);
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private static Text relation(String how, Declaration declaration) {
    return switch (how) {
      case "said" -> VerdictReader.text("stated.said", Map.of("word", word(declaration)));
      case "inferred" -> VerdictReader.text("stated.inferred", Map.of("word", word(declaration)));
      case "loaded" -> VerdictReader.text("stated.loaded");
      default -> VerdictReader.text("stated.unsaid");
    };
  }

  /** The relation in words where it is one that is known, else as the file has it. */
  private static Text word(Declaration declaration) {
    return declaration.relation() == Relation.BASED_ON
        ? Text.same(declaration.stated().kind())
        : WeightsWords.relation(declaration.relation());
  }

  private static Text part(StatedParent stated) {
    String how = stated.method() + (stated.part().unstated() ? "" : ", " + stated.part().text());
    return how.isEmpty() ? Text.same("") : VerdictReader.text("stated.part", "part", how);
  }

  private static String address(String repository, String commit) {
    boolean web = repository.startsWith("https://") && commit.matches("[0-9a-f]{40}");
    return web ? repository.replaceFirst("(\\.git)?/*$", "") + "/commit/" + commit : "";
  }

  /** That the repository was read and says nothing. */
  static Evidence silent() {
    return new Evidence(Evidence.Kind.STATED, VerdictReader.text("stated.silent"), "");
  }

  /** That somebody denies a claim. */
  static Evidence denied(Parent claim) {
    boolean link = claim.denied().startsWith("https://");
    return new Evidence(
        Evidence.Kind.CLAIM,
        VerdictReader.text("stated.denied", "who", claim.denied()),
        link ? claim.denied() : "");
  }

  /** That a file names the parent with another relation. */
  static Evidence otherwise(Account account) {
    Optional<Declaration> other =
        account.declared().stream().filter(Declaration::relationStated).findFirst();
    Text word = WeightsWords.relation(other.orElseThrow().relation());
    return new Evidence(
        Evidence.Kind.STATED, VerdictReader.text("stated.otherwise", Map.of("relation", word)), "");
  }

  /** How many weight files are equal. */
  public static Evidence same(SameFiles same, Text other) {
    Map<String, Text> args = new LinkedHashMap<>();
    args.put("equal", Text.same(Integer.toString(same.equal())));
    args.put("of", Text.same(Integer.toString(same.of())));
    args.put("other", other);
    args.put("commit", Text.same(cut(same.commit(), 7)));
    args.put("date", Text.same(cut(same.date(), 10)));
    return new Evidence(Evidence.Kind.OID, VerdictReader.text(key(same), args), "");
  }

  private static String key(SameFiles same) {
    if (!same.commit().isEmpty()) {
      return same.whole() ? "same.whole.earlier" : "same.some.earlier";
    }
    return same.both() ? "same.all" : same.whole() ? "same.whole" : "same.some";
  }

  static Evidence undeclared() {
    return new Evidence(Evidence.Kind.CLAIM, VerdictReader.text("same.undeclared"), "");
  }

  static Evidence independent() {
    return new Evidence(Evidence.Kind.HEADER, VerdictReader.text("against.independent"), "");
  }

  static Evidence otherSizes() {
    return new Evidence(Evidence.Kind.HEADER, VerdictReader.text("against.sizes"), "");
  }

  /** That the parent was released later than the child, with both dates. */
  static Evidence later(Model parent, Model child) {
    Text sentence =
        VerdictReader.text(
            "against.dates",
            Map.of(
                "parent", parent.name(),
                "child", child.name(),
                "earlier", Text.same(parent.released().toString()),
                "later", Text.same(child.released().toString())));
    return new Evidence(Evidence.Kind.DATES, sentence, "");
  }
}
