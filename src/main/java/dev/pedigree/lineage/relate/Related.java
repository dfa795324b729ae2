package dev.pedigree.lineage.relate;

import java.util.List;

/**
 * The relations of several models.
 *
 * @param members the models
 * @param parents of each member
 * @param claims of each member about its parents, beside what the weights show
 * @param bonds of all pairs, in the order of the members
 */
public record Related(
    List<Member> members,
    List<List<FoundParent>> parents,
    List<List<CheckedClaim>> claims,
    List<Bond> bonds) {

  public Related {
    members = List.copyOf(members);
    parents = parents.stream().map(List::copyOf).toList();
    claims = claims.stream().map(List::copyOf).toList();
    bonds = List.copyOf(bonds);
  }
}
