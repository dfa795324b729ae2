package dev.pedigree.smoke.numbers;

import java.lang.reflect.InvocationTargetException;
import java.util.stream.IntStream;

/**
 * Multiplies a matrix with activations. Every output is one sum in a fixed order, so that results
 * are bitwise equal for any number of threads and tokens.
 */
public final class Kernel {
  /** Approximate number of floats decoded at once: half a megabyte, which fits into the cache. */
  public static final int BLOCK = 1 << 17;

  /** Multiplications below which one thread is faster. */
  private static final long SMALL = 1 << 18;

  private static final ThreadLocal<float[]> SCRATCH = ThreadLocal.withInitial(() -> new float[0]);

  private static final boolean VECTORS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  /**
   * Vector instructions if the JVM was started with them ({@code --add-modules
   * jdk.incubator.vector}), else plain Java. They agree to 1e-5; only plain Java gives the same
   * bits on every machine.
   */
  public static final Dot DOT = vectorised(Dot.class, "VectorDot", new PlainDot());

  /** As {@link #DOT}, for decoding. */
  static final Unpacking UNPACKING =
      vectorised(Unpacking.class, "VectorUnpacking", new Unpacking());

  private Kernel() {}

  private static <T> T vectorised(Class<T> type, String name, T plain) {
    if (!VECTORS) {
      return plain;
    }
    try {
      return type.cast(
          Class.forName(Kernel.class.getPackageName() + "." + name)
              .getDeclaredConstructor()
              .newInstance());
    } catch (ClassNotFoundException | InvocationTargetException e) {
      return plain; // not built, or the vectors of this machine are too short or too long
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether vector instructions are in use. */
  static boolean vectorised() {
    return !(DOT instanceof PlainDot);
  }

  /**
   * Computes x · weightsᵀ + bias.
   *
   * @param weights [out, in]
   * @param bias [out], or null
   * @param x [tokens, in]
   * @return [tokens, out]
   */
  static float[] multiply(Matrix weights, float[] bias, float[] x, int tokens) {
    float[] out = new float[ArraySize.of(tokens, weights.rows())];
    int columns = weights.columns();
    Dot.Panel panel = DOT.panel(x, 0, columns, tokens, columns);
    int block = Math.min(weights.rows(), rowsAtOnce(columns));
    int blocks = (weights.rows() + block - 1) / block;
    IntStream range = IntStream.range(0, blocks);
    if ((long) weights.rows() * weights.columns() * tokens > SMALL) {
      range = range.parallel();
    }
    range.forEach(b -> rows(weights, bias, panel, tokens, b * block, block, out));
    return out;
  }

  /** Rows of a block: a multiple of twelve, because rows are multiplied six at a time. */
  private static int rowsAtOnce(int columns) {
    return Math.max(1, BLOCK / Math.max(1, columns) / 12) * 12;
  }

  private static void rows(
      Matrix weights, float[] bias, Dot.Panel panel, int tokens, int from, int block, float[] out) {
    int count = Math.min(block, weights.rows() - from);
    float[] part = scratch(count * weights.columns());
    weights.read(from, count, part);
    panel.times(part, count, out, from, weights.rows());
    for (int r = 0; r < count && bias != null; r++) {
      for (int t = 0; t < tokens; t++) {
        out[t * weights.rows() + from + r] += bias[from + r];
      }
    }
  }

  private static float[] scratch(int size) {
    float[] scratch = SCRATCH.get();
    if (scratch.length < size) {
      scratch = new float[size];
      SCRATCH.set(scratch);
    }
    return scratch;
  }
}
