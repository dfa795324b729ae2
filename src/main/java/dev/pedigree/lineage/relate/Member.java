package dev.pedigree.lineage.relate;

import dev.pedigree.crawl.stated.StatedParent;
import dev.pedigree.lineage.sample.Sample;
import java.util.List;
import java.util.Optional;

/**
 * One of several models.
 *
 * @param id as the user named it
 * @param sample numbers of its weights; empty where they were not read, and for an adapter
 * @param since when weights were first committed, ISO 8601; empty where there is no history
 * @param stated parents that its files state
 * @param adapter whether it is an adapter
 */
public record Member(
    String id, Optional<Sample> sample, String since, List<StatedParent> stated, boolean adapter) {

  public Member {
    stated = List.copyOf(stated);
  }

  /** Whether it is known to have been there before another one. */
  boolean before(Member other) {
    return !since.isEmpty() && !other.since().isEmpty() && since.compareTo(other.since()) < 0;
  }
}
