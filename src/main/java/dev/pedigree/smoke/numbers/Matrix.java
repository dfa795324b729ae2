package dev.pedigree.smoke.numbers;

/** A matrix [out, in] that is decoded in blocks of rows from its file. Thread-safe. */
public interface Matrix {

  /** Rows: outputs. */
  int rows();

  /** Columns: inputs. */
  int columns();

  /** Reads consecutive rows into {@code into}, from its index 0 on. */
  void read(int from, int count, float[] into);

  /** All numbers, for small matrices. */
  default float[] all() {
    float[] all = new float[ArraySize.of(rows(), columns())];
    read(0, rows(), all);
    return all;
  }
}
