package dev.pedigree.smoke.numbers;

/**
 * A matrix [out, in] that is read in blocks of rows; what it is made of stays in its file. Reading
 * is safe from several threads.
 */
public interface Matrix {

  /** Outputs. */
  int rows();

  /** Inputs. */
  int columns();

  /** Reads rows, one after another, from index 0 of {@code into} on. */
  void read(int from, int count, float[] into);

  /** All numbers, for small ones. */
  default float[] all() {
    float[] all = new float[ArraySize.of(rows(), columns())];
    read(0, rows(), all);
    return all;
  }
}
