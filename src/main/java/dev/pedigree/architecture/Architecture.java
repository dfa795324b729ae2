package dev.pedigree.architecture;

import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.TensorPattern;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The canonical description of a model: what it computes, how large it is, and which tensors play
 * which role.
 *
 * @param dialect the naming convention it was read by; {@code paper} for a model known from its
 *     paper only
 * @param traits one fact for each {@link Trait}, in order
 * @param sizes the sizes that such a model has, in order
 * @param parameters parameter counts
 * @param computation the settings of each layer that computing it takes
 * @param roles which tensors play which role, in the order of the block; empty for a model known
 *     from its paper only
 * @param unassigned tensors without a role
 * @param findings contradictions and gaps found while reading
 * @param witnesses what else speaks for or against the description
 */
public record Architecture(
    String dialect,
    Map<Trait, Fact> traits,
    Map<Size, Fact> sizes,
    Parameters parameters,
    Computation computation,
    List<RoleBinding> roles,
    List<TensorPattern> unassigned,
    List<Finding> findings,
    List<Witness> witnesses) {

  public Architecture {
    traits.forEach(
        (trait, fact) -> {
          if (!trait.fits(fact)) {
            throw new IllegalArgumentException(
                dialect + ": trait " + trait.key() + " cannot be " + fact.value());
          }
        });
  }

  /** An architecture for which nothing else speaks. */
  public Architecture(
      String dialect,
      Map<Trait, Fact> traits,
      Map<Size, Fact> sizes,
      Parameters parameters,
      Computation computation,
      List<RoleBinding> roles,
      List<TensorPattern> unassigned,
      List<Finding> findings) {
    this(dialect, traits, sizes, parameters, computation, roles, unassigned, findings, List.of());
  }

  /** The fact of a trait; {@link Fact#UNKNOWN} when it is not known. */
  public Fact trait(Trait trait) {
    return traits.getOrDefault(trait, Fact.UNKNOWN);
  }

  /**
   * The fact of a size; {@link Fact#UNKNOWN} when it is not known or such a model has no such size.
   */
  public Fact size(Size size) {
    return sizes.getOrDefault(size, Fact.UNKNOWN);
  }

  /** The listing: one line for each part of the model, in a fixed order. */
  public List<ListingLine> listing() {
    return Listing.of(this);
  }

  /**
   * {@code sha256:…} of the design: equal exactly when no difference is of level {@link
   * Level#DESIGN}.
   */
  public String designFingerprint() {
    StringBuilder design = new StringBuilder();
    for (Trait trait : Trait.values()) {
      design.append(trait.key()).append('=').append(trait.designValue(trait(trait))).append('\n');
    }
    return sha256(design.toString());
  }

  /** {@code sha256:…} of design and variation: equal exactly when the listings are identical. */
  public String listingFingerprint() {
    StringBuilder listing = new StringBuilder();
    for (Trait trait : Trait.values()) {
      listing.append(trait.key()).append('=').append(trait.listingValue(trait(trait))).append('\n');
    }
    return sha256(listing.toString());
  }

  /** Whether every trait is known; fingerprints are comparable only then. */
  public boolean fullyKnown() {
    return traits.size() == Trait.values().length
        && traits.values().stream().noneMatch(Fact::unknown);
  }

  /** Whether more traits are known than not, so that a comparison says something. */
  public boolean mostlyKnown() {
    long known = traits.values().stream().filter(fact -> !fact.unknown()).count();
    return 2 * known > Trait.values().length;
  }

  /** The same architecture with other findings. */
  public Architecture with(List<Finding> findings) {
    return new Architecture(
        dialect, traits, sizes, parameters, computation, roles, unassigned, findings, witnesses);
  }

  /** The same architecture with other witnesses. */
  public Architecture heard(List<Witness> witnesses) {
    return new Architecture(
        dialect, traits, sizes, parameters, computation, roles, unassigned, findings, witnesses);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
