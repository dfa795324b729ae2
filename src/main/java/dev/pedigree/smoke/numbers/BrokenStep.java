package dev.pedigree.smoke.numbers;

/**
 * Thrown at the first step of a model that cannot be computed or gives a number that is not finite.
 */
public final class BrokenStep extends RuntimeException {
  private final int layer;
  private final String step;
  private final String what;

  /**
   * Names the step.
   *
   * @param layer counted from 0, or -1 outside the layers
   * @param step its name
   * @param what {@code not-finite}, or a sentence
   */
  public BrokenStep(int layer, String step, String what) {
    super((layer < 0 ? "" : "layer " + layer + ", ") + step + ": " + what);
    this.layer = layer;
    this.step = step;
    this.what = what;
  }

  public int layer() {
    return layer;
  }

  public String step() {
    return step;
  }

  public String what() {
    return what;
  }
}
