package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.declared.Declaration;
import dev.pedigree.lineage.sample.Sample;
import java.util.List;
import java.util.Optional;

/**
 * One of several models.
 *
 * @param id as the user named it
 * @param sample numbers of its weights; empty where they were not read, and for an adapter
 * @param since when weights were first committed, ISO 8601; empty where there is no history
 * @param declared parents that its files name, and where the names lead
 * @param adapter whether it is an adapter
 */
public record Member(
    String id, Optional<Sample> sample, String since, List<Declaration> declared, boolean adapter) {

  public Member {
    declared = List.copyOf(declared);
  }

  /** Whether it is known to have been there before another one. */
  boolean before(Member other) {
    return !since.isEmpty() && !other.since().isEmpty() && since.compareTo(other.since()) < 0;
  }
}
