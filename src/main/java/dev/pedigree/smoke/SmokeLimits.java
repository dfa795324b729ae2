package dev.pedigree.smoke;

/**
 * How much a smoke check may cost. Costs are counted, not timed, so that the same model always gets
 * the same answer.
 *
 * @param operations multiplications and additions of all runs together
 * @param tokens most tokens of one run
 * @param bytes memory besides mapped files, as {@link SmokeResult#peakBytes} counts it; texts are
 *     cut to fit
 */
public record SmokeLimits(double operations, int tokens, long bytes) {

  private static final long ROOM = 192L << 20;

  /** For one model on a small machine: some minutes. */
  public static final SmokeLimits USUAL = new SmokeLimits(1e13, 512, ROOM);

  /** For a nightly build over many models: seconds each. */
  public static final SmokeLimits BRIEF = new SmokeLimits(2e11, 128, ROOM);
}
