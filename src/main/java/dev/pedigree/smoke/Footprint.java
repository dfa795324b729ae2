package dev.pedigree.smoke;

/**
 * How much memory a run needs besides the mapped files, counted from the sizes of what is held at
 * once: the same on every machine.
 */
final class Footprint {

  /** Residual, normed input, output of a block and their sum. */
  private static final int ROWS_OF_WIDTH = 5;

  private Footprint() {}

  /** Bytes for a run of this many tokens in one go. */
  static long of(Decoder decoder, int tokens) {
    long inner = 0;
    for (Layer layer : decoder.layers()) {
      inner = Math.max(inner, numbers(layer.mix().block(), tokens));
      inner = Math.max(inner, numbers(layer.feedForward().block(), tokens));
    }
    long residual = (long) ROWS_OF_WIDTH * tokens * decoder.width();
    long logits = (long) tokens * decoder.vocabulary();
    return 4 * (residual + Math.max(inner, logits) + Kernel.BLOCK);
  }

  private static long numbers(Block block, long tokens) {
    if (block instanceof Attention a) {
      return tokens * (2L * a.q().outputs() + 2L * (a.k().outputs() + a.v().outputs()));
    }
    if (block instanceof LatentAttention a) {
      return tokens * (3L * a.q().outputs() + 2L * a.kvUp().outputs() + a.kvDown().outputs());
    }
    if (block instanceof FeedForward f) {
      return tokens * 2L * f.up().outputs();
    }
    if (block instanceof Experts e) {
      return tokens * 2L * e.experts().apply(0).up().outputs();
    }
    if (block instanceof ShortConvolution c) {
      return tokens * 2L * c.in().outputs();
    }
    return block instanceof LinearAttention l ? tokens * 5L * l.q().outputs() : 0;
  }
}
