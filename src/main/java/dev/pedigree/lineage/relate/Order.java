package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.relate.FoundParent.Because;
import dev.pedigree.lineage.weights.Descent;
import dev.pedigree.lineage.weights.DescentReader;
import dev.pedigree.lineage.weights.DescentReader.Way;
import dev.pedigree.lineage.weights.Kinship;
import java.util.List;
import java.util.Optional;

/** Tells which of two related members can have been made from the other. */
final class Order {
  private final List<Member> members;
  private final Kinships kinships;

  Order(List<Member> members, Kinships kinships) {
    this.members = members;
    this.kinships = kinships;
  }

  /**
   * What tells that one can be the parent of the other; empty if it cannot be, or nothing tells.
   */
  Optional<Because> parentOf(int parent, int child) {
    Optional<Way> structure = structure(parent, child);
    Way down = parent < child ? Way.A_TO_B : Way.B_TO_A;
    boolean earlier = members.get(parent).before(members.get(child));
    boolean later = members.get(child).before(members.get(parent));
    if (structure.isPresent()) {
      boolean holds = structure.get() == down && (!later || certain(parent, child, down));
      return holds ? Optional.of(Because.STRUCTURE) : Optional.empty();
    }
    if (earlier || later) {
      return earlier ? Optional.of(Because.DATES) : Optional.empty();
    }
    return kinships.of(parent, child).flatMap(Shrinkage::way).filter(way -> way == down).isPresent()
        ? Optional.of(Because.CHANGE)
        : Optional.empty();
  }

  private Optional<Way> structure(int one, int other) {
    int a = Math.min(one, other);
    int b = Math.max(one, other);
    return kinships
        .of(a, b)
        .flatMap(
            kinship ->
                DescentReader.way(
                    members.get(a).sample().orElseThrow(),
                    members.get(b).sample().orElseThrow(),
                    kinship));
  }

  /** Changes that nobody can take back, whatever the dates of two repositories say. */
  private boolean certain(int one, int other, Way way) {
    return switch (descent(one, other, way)) {
      case QUANTIZED, UPCYCLED, DEPTH_UPSCALED -> true;
      default -> false;
    };
  }

  /** How a child was made from its parent. */
  Descent descent(int parent, int child) {
    return descent(parent, child, parent < child ? Way.A_TO_B : Way.B_TO_A);
  }

  private Descent descent(int one, int other, Way way) {
    int a = Math.min(one, other);
    int b = Math.max(one, other);
    Kinship kinship = kinships.of(a, b).orElseThrow();
    return DescentReader.descent(
        members.get(a).sample().orElseThrow(), members.get(b).sample().orElseThrow(), kinship, way);
  }

  /** Whether two members compute the same, so that neither shows by its numbers which was first. */
  boolean copies(int one, int other) {
    return kinships.related(one, other)
        && structure(one, other).isEmpty()
        && descent(one, other, Way.A_TO_B).copy();
  }
}
