package dev.pedigree.lineage;

import dev.pedigree.diagnostics.Text;
import java.util.Locale;

/**
 * One thing that speaks for or against a verdict.
 *
 * @param kind what it rests on
 * @param sentence what was seen, in both languages
 * @param source where it can be checked: a URL, a file in a repository, a paper; empty when the
 *     sentence says it
 */
public record Evidence(Kind kind, Text sentence, String source) {

  /** What evidence rests on. */
  public enum Kind {
    /** What somebody says. */
    CLAIM,
    /** What a file of the repository says. */
    STATED,
    /** Dates of release. */
    DATES,
    /** Headers and configurations that were read. */
    HEADER,
    /** Published facts, where the files of one of the two were not read. */
    FACTS,
    /** The content hashes of weight files. */
    OID,
    /** Numbers of weights that were read and compared. */
    NUMBERS,
    /** Public copies of a repository that was not read itself. */
    COPIES,
    /** What two tokenizers have in common, which supports and decides nothing. */
    TOKENIZER,
    /** What the modelling code of two models has in common, which supports and decides nothing. */
    CODE;

    /** The word used in JSON, for example {@code header}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
