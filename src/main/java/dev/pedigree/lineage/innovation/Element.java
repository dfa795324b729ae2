package dev.pedigree.lineage.innovation;

import dev.pedigree.architecture.trait.AttentionParts;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.MixingKind;
import dev.pedigree.architecture.trait.ResidualStreams;
import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.architecture.trait.WindowPattern;
import dev.pedigree.catalog.Catalog;
import dev.pedigree.catalog.Precedent;
import dev.pedigree.diagnostics.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A value of a trait as something that can be new. Values that differ in a number only are one
 * element: RoPE on a quarter or on half of the head, five windowed layers to a full one or one.
 *
 * @param trait the trait
 * @param word the word of the value, or of what such values have in common
 */
public record Element(Trait trait, String word) {

  /** What values that differ in a number have in common. */
  public enum Common {
    /** RoPE on a part of the head. */
    PART(Trait.ROPE_FRACTION),
    /** Windowed and full layers in turn. */
    ALTERNATING(Trait.ATTN_WINDOW),
    /** Layers without RoPE at regular distances. */
    SKIP(Trait.ROPE_LAYERS);

    private final Trait trait;

    Common(Trait trait) {
      this.trait = trait;
    }

    /** The word in place of that of a value: {@code part} … */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private boolean holds(Object value) {
      return switch (this) {
        case PART -> value instanceof Double share && share < 1;
        case ALTERNATING ->
            value instanceof WindowPattern.Alternating
                || value == WindowPattern.Named.BANDED_SPARSE;
        case SKIP -> value instanceof RopeLayers.SkipEvery;
      };
    }
  }

  /**
   * The element that a model has by a fact; empty when the value is unknown, says that something is
   * not there, or follows from another element.
   */
  public static Optional<Element> of(Trait trait, Fact fact) {
    if (!fact.present() || follows(trait, fact.value())) {
      return Optional.empty();
    }
    String word =
        Arrays.stream(Common.values())
            .filter(c -> c.trait == trait && c.holds(fact.value()))
            .map(Common::word)
            .findFirst()
            .orElse(fact.text());
    return Optional.of(new Element(trait, word));
  }

  /**
   * Whether a value comes with another element by itself: the bias with LayerNorm, the mixing of
   * tokens by attention with attention of some kind, RoPE in every layer with RoPE; and what every
   * decoder has: the causal mask, one residual stream, values as they were projected.
   */
  private static boolean follows(Trait trait, Object value) {
    return trait == Trait.NORM_BIAS
        || value == MixingKind.ATTENTION
        || value == RopeLayers.Named.ALL
        || value == AttentionParts.Mask.CAUSAL
        || value == AttentionParts.Values.AS_PROJECTED
        || value == ResidualStreams.ONE;
  }

  /** What the values have in common that it stands for; empty for a single value. */
  public Optional<Common> common() {
    return Arrays.stream(Common.values())
        .filter(c -> c.trait == trait && c.word().equals(word))
        .findFirst();
  }

  /** Errors about precedents of elements that no model can have. */
  public static List<Finding> check(Catalog catalog) {
    return catalog.precedents().stream().flatMap(p -> check(p).stream()).toList();
  }

  private static Optional<Finding> check(Precedent precedent) {
    Trait trait = Trait.of(precedent.trait()).orElseThrow();
    String word = precedent.element();
    if (new Element(trait, word).common().isPresent()
        || trait.type().read(written(word)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error(
            "lineage.unknown-element",
            precedent.at(),
            "trait",
            trait.key(),
            "element",
            word,
            "fitting",
            trait.type().fitting()));
  }

  /** The word as a file of facts would have it. */
  private static Object written(String word) {
    return switch (word) {
      case "true" -> true;
      case "1.0" -> 1.0;
      default -> word;
    };
  }
}
