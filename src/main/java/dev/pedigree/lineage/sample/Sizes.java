package dev.pedigree.lineage.sample;

import dev.pedigree.smoke.parts.Dimensions;

/**
 * The sizes by which tensors of two models are put beside each other; 0 for what a model has not.
 *
 * @param width units of the residual stream
 * @param ffn inner width of the feed-forward network
 * @param vocabulary rows of the embedding
 * @param heads query heads
 * @param kvHeads heads of keys and values
 * @param experts of a layer
 */
public record Sizes(int width, int ffn, int vocabulary, int heads, int kvHeads, int experts) {

  /** Of the sizes of an architecture. */
  public static Sizes of(Dimensions dimensions) {
    return new Sizes(
        dimensions.width(),
        dimensions.ffn(),
        dimensions.vocabulary(),
        dimensions.heads().query(),
        dimensions.heads().kv(),
        dimensions.experts().count());
  }
}
