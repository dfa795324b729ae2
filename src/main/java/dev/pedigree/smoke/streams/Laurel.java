package dev.pedigree.smoke.streams;

import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;

/**
 * A low-rank branch beside attention (LAuReL, Menghani et al. 2024, arXiv 2411.07501): x + norm(up
 * down x).
 */
public record Laurel(Linear down, Linear up, Norm norm) {

  /** The branch with its input added. */
  public float[] of(float[] x, int rows) {
    float[] branch = up.of(down.of(x, rows), rows);
    norm.inPlace(branch, 0, rows, up.outputs());
    for (int i = 0; i < branch.length; i++) {
      branch[i] += x[i];
    }
    return branch;
  }
}
