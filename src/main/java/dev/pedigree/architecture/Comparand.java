package dev.pedigree.architecture;

import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What one architecture brings to a comparison, whatever the other is. Two of them tell a program
 * that knows nothing of models all that {@link ArchitectureDiffer} finds, by the rules that each
 * part states.
 *
 * @param traits one for each {@link Trait}, in order
 * @param sizes one for each {@link Size}, in order
 * @param extents of stored tensors, in a fixed order: where two known ones differ, the sizes show
 *     that a tensor of one has no counterpart of its shape in the other
 * @param tensors all of them, in the order of the block
 */
public record Comparand(
    List<Term> traits, List<Term> sizes, List<OptionalLong> extents, List<Tensors> tensors) {

  /**
   * One value. Two terms differ when one of them is unknown or their values are not equal, unless
   * both are said elsewhere in different words. A size that is missing on both sides does not
   * differ, and on one side only if every decoder has it.
   *
   * @param fact the value as pages show it
   * @param value to be compared: a text, a number of type double, or null
   * @param none whether the trait does not apply
   * @param missing whether such a model has no such size
   * @param level that of a difference from another term with the same one here; without one, and
   *     against a term with another, a difference has the level of its trait or size
   * @param elsewhere the word of another trait that says a difference in this one too
   */
  public record Term(
      Fact fact,
      Object value,
      boolean none,
      boolean missing,
      Optional<Level> level,
      Optional<String> elsewhere) {}

  /**
   * Tensors of one name. Those of two models are compared role by role, as {@link TensorPair} does.
   *
   * @param roles the roles under which they stand
   * @param learned whether they hold weights of their own, so that another name is told of
   * @param inverted whether they are stored [in, out]
   * @param stored name, number type, shape and how many
   */
  public record Tensors(
      List<String> roles, boolean learned, boolean inverted, RoleBinding stored) {}

  /** What an architecture brings. */
  public static Comparand of(Architecture architecture) {
    return new Comparand(
        Stream.of(Trait.values()).map(trait -> term(trait, architecture)).toList(),
        Stream.of(Size.values()).map(size -> term(size, architecture)).toList(),
        StoredShapes.of(architecture),
        architecture.roles().stream().map(Comparand::tensors).toList());
  }

  /** Whether two values of a trait can be compared only where it applies to both. */
  public static boolean needsBoth(Trait trait) {
    Fact none = new Fact(null, Origin.CLASS, "");
    return !trait.comparable(none, none);
  }

  /** How deep a difference in a trait goes, when neither term says otherwise. */
  public static Level level(Trait trait) {
    return trait.level(Fact.UNKNOWN, Fact.UNKNOWN);
  }

  /** Whether every decoder has a size, so that one that is missing is not known. */
  public static boolean always(Size size) {
    return ArchitectureDiffer.ALWAYS.contains(size);
  }

  private static Term term(Trait trait, Architecture architecture) {
    Fact fact = architecture.trait(trait);
    return new Term(
        fact,
        fact.unknown() ? null : trait.listingValue(fact),
        !fact.applies(),
        false,
        Optional.of(trait.level(fact, fact)).filter(level -> level != level(trait)),
        trait == Trait.NORM_BIAS ? kindOfNorm(architecture) : Optional.empty());
  }

  /** A bias of norms follows from their kind, as {@link ArchitectureDiffer#follows} has it. */
  private static Optional<String> kindOfNorm(Architecture architecture) {
    if (ArchitectureDiffer.plainRms(architecture)) {
      return Optional.of("rms");
    }
    return ArchitectureDiffer.centred(architecture) ? Optional.of("centred") : Optional.empty();
  }

  private static Term term(Size size, Architecture architecture) {
    Fact fact = architecture.size(size);
    Level level = ArchitectureDiffer.level(size, architecture, architecture);
    return new Term(
        fact,
        fact.value() instanceof Number number ? (Object) number.doubleValue() : fact.value(),
        !fact.applies(),
        !architecture.sizes().containsKey(size),
        Optional.of(level).filter(own -> own != size.level()),
        Optional.empty());
  }

  private static Tensors tensors(RoleBinding binding) {
    return new Tensors(
        TensorPair.names(binding), TensorPair.learned(binding), binding.inverted(), binding);
  }
}
