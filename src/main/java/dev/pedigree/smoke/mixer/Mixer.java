package dev.pedigree.smoke.mixer;

import java.util.List;

/**
 * A token mixer with a state. Each keeps to the recurrence, token by token, in double precision:
 * what programs compute in chunks is the same function.
 */
public sealed interface Mixer
    permits ChannelMix,
        DeltaRule,
        HeadedScan,
        LightningAttention,
        MatrixMemory,
        RealGatedRecurrence,
        SelectiveScan,
        ShortConvolution,
        TimeMix {

  /** Consecutive rows of one sequence, and the state that they start from and change. */
  record Run(int first, int end, double[] state) {}

  /** Numbers that a sequence keeps between its tokens, all zero before the first. */
  int stateSize();

  /** Numbers held for each token while a layer is computed, for an estimate of memory. */
  int numbersPerToken();

  /**
   * Mixes the tokens of some sequences.
   *
   * @param x [rows, width], not to be changed
   * @param rows of all sequences; those of no run are padding, and what becomes of them is not used
   * @return [rows, width]
   */
  float[] of(float[] x, int rows, List<Run> runs);
}
