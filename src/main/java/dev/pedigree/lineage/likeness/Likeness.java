package dev.pedigree.lineage.likeness;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Distance;
import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.declared.SameFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What models of the catalogue a model is like. Likeness of designs says nothing about descent;
 * only equal files show that numbers are the same.
 *
 * @param notCompared why designs were not compared, if they were not
 * @param identical models with the same listing, by release; every line of both is known
 * @param twins further models of the same design, switches of its parts left aside, by release
 * @param nearest the designs that are or may be the nearest; empty where a listing is identical
 * @param fromFacts those of all these whose files were not read: what is known of them was
 *     published
 * @param sameFiles models with equal weight files, the most files first
 * @param digests how many weight files of the model have a digest, so that they were looked up
 * @param withFiles among how many models they were looked up
 * @param declared the parents that its own files name
 */
public record Likeness(
    Optional<Why> notCompared,
    List<Same> identical,
    List<Same> twins,
    List<Near> nearest,
    List<String> fromFacts,
    List<SameFiles> sameFiles,
    int digests,
    int withFiles,
    List<Declaration> declared) {

  public Likeness {
    identical = List.copyOf(identical);
    twins = List.copyOf(twins);
    nearest = List.copyOf(nearest);
    fromFacts = List.copyOf(fromFacts);
    sameFiles = List.copyOf(sameFiles);
    declared = List.copyOf(declared);
  }

  /** Why designs were not compared. */
  public enum Why {
    /** There is no description. */
    UNDESCRIBED,
    /** Most lines of the description are not known. */
    MOSTLY_UNKNOWN,
    /** The catalogue has no other model to compare with. */
    NOTHING_TO_COMPARE;

    /** The word in JSON and messages: {@code undescribed} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A model of the same listing or design.
   *
   * @param id catalogue id
   * @param shape whether the sizes are the same too
   */
  public record Same(String id, Answer shape) {}

  /**
   * One of the nearest designs.
   *
   * @param id catalogue id of the model that stands for it
   * @param alike others with the same listing
   * @param distance lines that differ, and lines that are not known
   * @param shape whether the sizes are the same
   */
  public record Near(String id, List<String> alike, Distance distance, Answer shape) {
    public Near {
      alike = List.copyOf(alike);
    }
  }
}
