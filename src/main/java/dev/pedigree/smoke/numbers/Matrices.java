package dev.pedigree.smoke.numbers;

import java.util.Arrays;

/** Matrices that are stored in files or derived from others. */
public final class Matrices {
  private Matrices() {}

  /** Stored [out, in], starting at an element. */
  public record Plain(Elements elements, long start, int rows, int columns) implements Matrix {
    @Override
    public void read(int from, int count, float[] into) {
      elements.read(start + (long) from * columns, count * columns, into, 0);
    }
  }

  /** Stored [in, out], starting at an element. */
  record Inverted(Elements elements, long start, int rows, int columns) implements Matrix {
    @Override
    public void read(int from, int count, float[] into) {
      float[] part = new float[count];
      for (int i = 0; i < columns; i++) {
        elements.read(start + (long) i * rows + from, count, part, 0);
        for (int r = 0; r < count; r++) {
          into[r * columns + i] = part[r];
        }
      }
    }
  }

  /** Rows of another matrix, in a given order. */
  public record Rows(Matrix of, int[] index) implements Matrix {
    @Override
    public int rows() {
      return index.length;
    }

    @Override
    public int columns() {
      return of.columns();
    }

    @Override
    public void read(int from, int count, float[] into) {
      int done = 0;
      while (done < count) {
        int run = 1;
        while (done + run < count && index[from + done + run] == index[from + done] + run) {
          run++;
        }
        if (run == count) {
          of.read(index[from], count, into);
          return;
        }
        float[] part = new float[run * columns()];
        of.read(index[from + done], run, part);
        System.arraycopy(part, 0, into, done * columns(), part.length);
        done += run;
      }
    }
  }

  /** Every row divided by its Euclidean norm. */
  public record RowsNormalised(Matrix of) implements Matrix {
    @Override
    public int rows() {
      return of.rows();
    }

    @Override
    public int columns() {
      return of.columns();
    }

    @Override
    public void read(int from, int count, float[] into) {
      of.read(from, count, into);
      for (int r = 0; r < count; r++) {
        double square = 0;
        for (int c = r * columns(); c < (r + 1) * columns(); c++) {
          square += (double) into[c] * into[c];
        }
        float length = (float) Math.max(Math.sqrt(square), 1e-7);
        for (int c = r * columns(); c < (r + 1) * columns(); c++) {
          into[c] /= length;
        }
      }
    }
  }

  /** A matrix that is held in memory. */
  public record Held(float[] numbers, int rows, int columns) implements Matrix {
    @Override
    public void read(int from, int count, float[] into) {
      System.arraycopy(numbers, from * columns, into, 0, count * columns);
    }
  }

  /**
   * A matrix with a low-rank adapter: W + scale · B · A, where A is [rank, in], B is [out, rank].
   */
  public record Adapted(Matrix of, Matrix down, Matrix up, float scale) implements Matrix {
    @Override
    public int rows() {
      return of.rows();
    }

    @Override
    public int columns() {
      return of.columns();
    }

    @Override
    public void read(int from, int count, float[] into) {
      of.read(from, count, into);
      int rank = down.rows();
      float[] a = down.all();
      float[] b = new float[count * rank];
      up.read(from, count, b);
      for (int r = 0; r < count; r++) {
        for (int k = 0; k < rank; k++) {
          float factor = scale * b[r * rank + k];
          for (int c = 0; c < columns(); c++) {
            into[r * columns() + c] += factor * a[k * columns() + c];
          }
        }
      }
    }
  }

  /** The rows {@code from} to {@code from + count - 1} of another matrix. */
  static Matrix range(Matrix of, int from, int count) {
    int[] index = new int[count];
    Arrays.setAll(index, i -> from + i);
    return new Rows(of, index);
  }
}
