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
 * @param dialect the naming-and-layout convention it was read through; {@code paper} for a
 *     paper-only model
 * @param traits one fact for every {@link Trait}, in order
 * @param sizes the sizes that make sense for this model, in order
 * @param parameters counts
 * @param computation what a program needs to run it, layer by layer
 * @param roles which tensors play which role, in the order of the block; empty for a paper-only
 *     model
 * @param unassigned tensors without a role
 * @param findings what did not fit
 */
public record Architecture(
    String dialect,
    Map<Trait, Fact> traits,
    Map<Size, Fact> sizes,
    Parameters parameters,
    Computation computation,
    List<RoleBinding> roles,
    List<TensorPattern> unassigned,
    List<Finding> findings) {

  public Architecture {
    traits.forEach(
        (trait, fact) -> {
          if (!trait.fits(fact)) {
            throw new IllegalArgumentException(
                dialect + ": trait " + trait.key() + " cannot be " + fact.value());
          }
        });
  }

  /** The fact of a trait; {@link Fact#UNKNOWN} when nobody knows. */
  public Fact trait(Trait trait) {
    return traits.getOrDefault(trait, Fact.UNKNOWN);
  }

  /**
   * The fact of a size; {@link Fact#UNKNOWN} when nobody knows or it makes no sense for this model.
   */
  public Fact size(Size size) {
    return sizes.getOrDefault(size, Fact.UNKNOWN);
  }

  /** What the model is like, one fact a line, in a fixed order. */
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

  /**
   * {@code sha256:…} of the design and its switches: equal exactly when the listings are identical.
   */
  public String listingFingerprint() {
    StringBuilder listing = new StringBuilder();
    for (Trait trait : Trait.values()) {
      listing.append(trait.key()).append('=').append(trait.listingValue(trait(trait))).append('\n');
    }
    return sha256(listing.toString());
  }

  /** Whether every trait that applies is known, so that the fingerprints mean something. */
  public boolean fullyKnown() {
    return traits.size() == Trait.values().length
        && traits.values().stream().noneMatch(Fact::unknown);
  }

  /** The same with these findings. */
  public Architecture with(List<Finding> findings) {
    return new Architecture(
        dialect, traits, sizes, parameters, computation, roles, unassigned, findings);
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
