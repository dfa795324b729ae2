package dev.pedigree.smoke.trial;

import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.LogitRun;
import dev.pedigree.smoke.decoder.Watch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * Checks that a decoder is causal and that batching, caching, padding and threads change nothing.
 */
public final class Consistency {

  /** Largest relative difference that passes; float32 rounding stays a factor of ten below. */
  static final double TOLERANCE = 1e-5;

  /** Forward passes of one round of checks, rounded up. */
  public static final int RUNS = 8;

  private static final int PADDING = 3;

  private final Decoder decoder;
  private final Watch watch;
  private final LogitRun run;

  public Consistency(Decoder decoder, Watch watch) {
    this.decoder = decoder;
    this.watch = watch;
    this.run = new LogitRun(decoder, watch);
  }

  /**
   * Makes all checks. If one fails, all are repeated on other tokens, as rounding may decide a tie
   * between two experts.
   *
   * @param tokens length of the sequence
   */
  public List<Check> check(int tokens) {
    List<Check> first = once(ids(tokens, 1));
    return first.stream().allMatch(Check::passed) ? first : once(ids(tokens, 2));
  }

  /** Pseudo-random token ids, the same on every call. */
  public int[] ids(int count, int seed) {
    int[] ids = new int[count];
    long state = 88172645463325252L + seed;
    for (int i = 0; i < count; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      ids[i] = (int) Math.floorMod(state, (long) decoder.vocabulary());
    }
    return ids;
  }

  private List<Check> once(int[] ids) {
    List<Check> checks = new ArrayList<>();
    float[] whole = run.together(new int[][] {ids}).get(0);
    checks.add(new Check("finite", true, 0));
    checks.add(deterministic(ids, whole));
    checks.add(causal(ids, whole));
    int[] other = Arrays.copyOfRange(ids(ids.length, 3), 0, Math.max(1, ids.length / 2));
    checks.add(check("batch", run.together(new int[][] {other, ids}).get(1), whole));
    if (!decoder.changedBy(ids.length)) {
      int first = Math.max(1, ids.length / 2);
      checks.add(check("cached", run.stepwise(ids, first), whole));
    }
    checks.add(check("padding", run.padded(new int[][] {ids}, PADDING).get(0), whole));
    return checks;
  }

  /** A second run on one thread must give bit-identical logits. */
  private Check deterministic(int[] ids, float[] whole) {
    ForkJoinPool alone = new ForkJoinPool(1);
    try {
      float[] again =
          alone
              .submit(() -> new LogitRun(decoder, watch).together(new int[][] {ids}).get(0))
              .join();
      return new Check("deterministic", Arrays.equals(again, whole), distance(again, whole));
    } finally {
      alone.shutdown();
    }
  }

  /** Changing the last token must not change earlier logits. */
  private Check causal(int[] ids, float[] whole) {
    int[] changed = ids.clone();
    changed[ids.length - 1] = (ids[ids.length - 1] + 1) % decoder.vocabulary();
    float[] logits = run.together(new int[][] {changed}).get(0);
    int before = (ids.length - 1) * decoder.vocabulary();
    return check("causal", Arrays.copyOf(logits, before), Arrays.copyOf(whole, before));
  }

  private static Check check(String name, float[] a, float[] b) {
    double distance = distance(a, b);
    return new Check(name, distance <= TOLERANCE, distance);
  }

  /** The largest difference, relative to the largest magnitude in {@code b}. */
  private static double distance(float[] a, float[] b) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(b[i]));
      difference = Math.max(difference, Math.abs((double) a[i] - b[i]));
    }
    return largest == 0 ? difference : difference / largest;
  }
}
