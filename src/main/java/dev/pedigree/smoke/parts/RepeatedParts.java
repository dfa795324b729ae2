package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.smoke.numbers.Matrix;

/**
 * Parts of a model whose layers run several times.
 *
 * @param of the parts of each layer
 * @param order for each run, the layer whose parts it has
 */
public record RepeatedParts(Parts of, int[] order) implements Parts {

  private int layer(int run) {
    return run < 0 ? run : order[run];
  }

  @Override
  public boolean has(Role role, int layer) {
    return of.has(role, layer(layer));
  }

  @Override
  public boolean hasBias(Role role, int layer) {
    return of.hasBias(role, layer(layer));
  }

  @Override
  public Matrix matrix(Role role, int layer, int expert, int rows, int columns) {
    return of.matrix(role, layer(layer), expert, rows, columns);
  }

  @Override
  public float[] bias(Role role, int layer, int expert, int size) {
    return of.bias(role, layer(layer), expert, size);
  }

  @Override
  public float[] vector(Role role, int layer, int size) {
    return of.vector(role, layer(layer), size);
  }

  @Override
  public long[] integers(Role role, int layer, int size) {
    return of.integers(role, layer(layer), size);
  }
}
