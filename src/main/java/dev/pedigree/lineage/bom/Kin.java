package dev.pedigree.lineage.bom;

import dev.pedigree.catalog.Relation;
import dev.pedigree.lineage.Edge;
import dev.pedigree.lineage.Evidence;
import java.util.List;

/**
 * A model that weights were taken from, or where the direction is open one with equal weights.
 *
 * @param name {@code org/name}, or free text
 * @param repository its address, or empty
 * @param relation what the listed model is to it
 * @param grade proved or declared
 * @param evidence what it rests on
 */
record Kin(
    String name, String repository, Relation relation, Edge.Grade grade, List<Evidence> evidence) {
  Kin {
    evidence = List.copyOf(evidence);
  }
}
