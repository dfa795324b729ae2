package dev.pedigree.smoke.decoder;

import dev.pedigree.smoke.attention.Attention;
import dev.pedigree.smoke.attention.Behind;
import dev.pedigree.smoke.attention.Block;
import dev.pedigree.smoke.attention.EntryAttention;
import dev.pedigree.smoke.attention.LatentAttention;
import dev.pedigree.smoke.attention.Scores;
import dev.pedigree.smoke.network.AttentionExperts;
import dev.pedigree.smoke.network.DenseAndExperts;
import dev.pedigree.smoke.network.Experts;
import dev.pedigree.smoke.network.FeedForward;
import dev.pedigree.smoke.numbers.Kernel;

/**
 * Memory that a run needs besides the mapped files. It is counted from sizes, not measured, so that
 * every machine gives the same.
 */
public final class Footprint {

  /**
   * Arrays [tokens, width] at once: residual, normed input, its copy for products, output, sum …
   */
  private static final int ROWS_OF_WIDTH = 6;

  private Footprint() {}

  /**
   * Bytes for a run of this many tokens in one go. One block of decoded weights is counted,
   * although each further thread holds one more.
   *
   * @param withLogits tokens whose logits are held at once
   */
  public static long of(Decoder decoder, int tokens, int withLogits) {
    long inner = 0;
    for (Step layer : decoder.layers()) {
      for (Block block : layer.blocks()) {
        inner = Math.max(inner, numbers(block, tokens));
      }
    }
    long streams = decoder.streams() == null ? 1 : decoder.streams().count();
    long residual = (long) ROWS_OF_WIDTH * tokens * streams * decoder.width();
    long logits = (long) withLogits * decoder.vocabulary();
    return 4 * (residual + Math.max(inner, logits) + Kernel.BLOCK);
  }

  /** How many tokens can be read in one go with this much memory. */
  public static int tokens(Decoder decoder, long bytes) {
    long fixed = of(decoder, 0, LogitRun.PIECE);
    long each = Math.max(1, (of(decoder, 1 << 10, 0) - of(decoder, 0, 0)) >> 10);
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (bytes - fixed) / each));
  }

  private static long numbers(Block block, long tokens) {
    if (block instanceof Attention a) {
      Scores s = a.scores();
      long queries = (long) s.heads() * s.keyDim();
      long kept = a.projections().ownKeys() ? (long) s.kvHeads() * (s.keyDim() + s.valueDim()) : 0;
      return tokens * (3 * queries + mixing(s, kept));
    }
    if (block instanceof Behind b) {
      return numbers(b.block(), tokens);
    }
    if (block instanceof AttentionExperts a) {
      // Experts project one token at a time, so queries have no copy for products.
      long queries = (long) a.scores().heads() * a.scores().keyDim();
      return tokens
          * (a.count() + 2 * queries + mixing(a.scores(), a.k().outputs() + a.v().outputs()));
    }
    if (block instanceof LatentAttention a) {
      return tokens * (3L * a.q().outputs() + 2L * a.kvUp().outputs() + a.kvDown().outputs());
    }
    if (block instanceof FeedForward f) {
      return tokens * 3L * f.up().outputs();
    }
    if (block instanceof Experts e) {
      return tokens * 3L * e.experts().apply(0).up().outputs();
    }
    if (block instanceof EntryAttention a) {
      return tokens * (3L * a.queries().up().outputs() + 6L * a.kv().outputs());
    }
    if (block instanceof DenseAndExperts d) {
      return numbers(d.dense(), tokens) + numbers(d.experts(), tokens);
    }
    if (block instanceof BeforeMixer b) {
      return numbers(b.attention(), tokens)
          + numbers(b.feedForward(), tokens)
          + numbers(b.mixer(), tokens);
    }
    if (block instanceof SideBySide s) {
      return numbers(s.attention(), tokens) + numbers(s.mixer(), tokens);
    }
    // A state is kept in double precision, twice as wide as the numbers that are counted.
    return block instanceof Recurrent r
        ? tokens * r.mixer().numbersPerToken() + 2L * r.mixer().stateSize()
        : 0;
  }

  /**
   * Keys and values of a token, before and after they are stored, and those of one head with its
   * scores for one group of queries.
   */
  private static long mixing(Scores scores, long kept) {
    return 2 * kept + scores.keyDim() + scores.valueDim() + Scores.QUERIES;
  }
}
