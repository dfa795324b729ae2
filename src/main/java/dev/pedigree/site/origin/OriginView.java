package dev.pedigree.site.origin;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.StatedTerms;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.Entry;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.declared.SameFiles;
import dev.pedigree.lineage.ledger.LicenceQuestion;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.text.Addresses;
import dev.pedigree.site.view.View;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a model shows of its origin beside parents.
 *
 * @param same weight files that other models have too
 * @param nowhere names in its files that are no parents
 * @param licences that its files state
 * @param datasets that its files state
 * @param questions about licences of models it comes from
 * @param disputes how many entries of the ledger concern it
 */
public record OriginView(
    List<Same> same,
    List<Nowhere> nowhere,
    List<StatedTerms.Licence> licences,
    List<StatedTerms.Dataset> datasets,
    List<Question> questions,
    int disputes) {

  /**
   * Equal weight files.
   *
   * @param files how many, and their size
   * @param commit of the other model that has them
   * @param plain other files that are equal, or empty
   */
  public record Same(Text name, String address, Text files, String commit, String plain) {}

  /** A name that is no parent, and what it is instead. */
  public record Nowhere(String name, String file, String key, Text why) {}

  /** A question, the way from the ancestor down, and where the clause stands. */
  public record Question(Text sentence, List<Text> path, boolean proved, String source) {}

  /** What there is to show of one model. */
  public static OriginView of(View view, Entry entry) {
    return new OriginView(
        entry.origins().same().stream().map(s -> same(view, s)).toList(),
        entry.origins().nowhere().stream().map(OriginView::nowhere).toList(),
        entry.origins().terms().licences(),
        entry.origins().terms().datasets(),
        view.ledger().questions(entry.id()).stream().map(q -> question(view, q)).toList(),
        view.ledger().disputes(entry.id()).size());
  }

  private static Same same(View view, SameFiles same) {
    Optional<String> read =
        view.entry(same.other())
            .flatMap(Entry::snapshot)
            .flatMap(Snapshot::live)
            .map(live -> live.revision().commit());
    String commit = same.commit().isEmpty() ? read.orElse("") : same.commit();
    Text files =
        View.text(
            same.whole() ? "same.all" : "same.some",
            "equal",
            Integer.toString(same.equal()),
            "of",
            Integer.toString(same.of()),
            "bytes",
            Numbers.bytes(same.bytes()));
    return new Same(
        view.name(same.other()),
        Addresses.model(same.other()),
        files,
        commit.substring(0, Math.min(12, commit.length())),
        String.join(" ", same.plain()));
  }

  private static Nowhere nowhere(Declaration declaration) {
    return new Nowhere(
        declaration.stated().parent(),
        declaration.stated().file(),
        declaration.stated().key(),
        View.text(
            switch (declaration.target()) {
              case SELF -> "nowhere.self";
              case LOCAL -> "nowhere.local";
              case UNCLEAR, ELSEWHERE, CATALOGUED -> "nowhere.unclear";
            }));
  }

  static Question question(View view, LicenceQuestion question) {
    return new Question(
        question.sentence(),
        question.path().stream().map(view::name).toList(),
        question.proved(),
        question.source());
  }

  /** Whether there is nothing of all this. */
  public boolean nothing() {
    return same.isEmpty()
        && nowhere.isEmpty()
        && licences.isEmpty()
        && datasets.isEmpty()
        && questions.isEmpty()
        && disputes == 0;
  }

  /** The number of entries as a sentence. */
  public Text ledger() {
    return View.counted("model.disputes", disputes);
  }
}
