package dev.pedigree.smoke.trial;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.ChangedParts;
import dev.pedigree.smoke.parts.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the likely mistake in a description: the element whose change makes the model work. */
public final class Suspects {
  /** Matrices that are often square, so that a transposed one has the right shape too. */
  private static final List<Role> SQUARE =
      List.of(Role.ATTN_Q, Role.ATTN_K, Role.ATTN_V, Role.ATTN_OUT);

  private Suspects() {}

  /**
   * The first element whose change makes the model work.
   *
   * @param right whether a decoder works
   */
  public static Optional<String> find(
      Architecture architecture, Parts parts, Exercise.Builder builder, Predicate<Decoder> right) {
    List<Mutation> all = new ArrayList<>(Mutations.of(architecture));
    for (Role role : SQUARE) {
      all.add(
          new Mutation(
              "layout." + role.word(),
              architecture,
              whole -> ChangedParts.turned(whole, role::equals)));
    }
    for (Mutation mutation : all) {
      try {
        if (right.test(builder.build(mutation.architecture(), mutation.parts().apply(parts)))) {
          return Optional.of(mutation.element());
        }
      } catch (BrokenStep | UnsupportedDesign e) {
        // the change does not fit the tensors, so it is not the mistake
      }
    }
    return Optional.empty();
  }
}
