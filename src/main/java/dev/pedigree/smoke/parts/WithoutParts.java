package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.smoke.numbers.Matrix;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Parts with some left out.
 *
 * @param leftOut weights and biases to leave out
 * @param evenGains whether all gains of norms are the same number
 */
public record WithoutParts(Parts parts, Predicate<TensorRole> leftOut, boolean evenGains)
    implements Parts {

  /** All parts, with gains of norms that have no effect. */
  public static Parts gains(Parts parts) {
    return new WithoutParts(parts, role -> false, true);
  }

  @Override
  public boolean has(Role role, int layer) {
    return !leftOut.test(role.weight()) && parts.has(role, layer);
  }

  @Override
  public boolean hasBias(Role role, int layer) {
    return !leftOut.test(role.bias()) && parts.hasBias(role, layer);
  }

  @Override
  public Matrix matrix(Role role, int layer, int expert, int rows, int columns) {
    return parts.matrix(role, layer, expert, rows, columns);
  }

  @Override
  public float[] bias(Role role, int layer, int expert, int size) {
    return parts.bias(role, layer, expert, size);
  }

  @Override
  public float[] vector(Role role, int layer, int size) {
    float[] numbers = parts.vector(role, layer, size);
    if (evenGains && role.part() == Part.NORM) {
      Arrays.fill(numbers, 1);
    }
    return numbers;
  }

  @Override
  public long[] integers(Role role, int layer, int size) {
    return parts.integers(role, layer, size);
  }
}
