package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Parts made of random numbers, for designs without weights at hand. Everything is random, gains
 * and biases too: the values a library starts training from would hide mistakes. The same role
 * always gets the same numbers.
 */
public final class RandomParts implements Parts {
  private final Map<String, List<RoleBinding>> roles = new HashMap<>();
  private final int[] originals;
  private final Dimensions sizes;

  /**
   * Parts for a replica.
   *
   * @param originals for each layer of the replica the layer of the model that it copies
   */
  public RandomParts(Architecture architecture, int[] originals, Dimensions sizes) {
    this.originals = originals;
    this.sizes = sizes;
    for (RoleBinding binding : architecture.roles()) {
      add(binding.role(), binding);
      binding.parts().forEach(part -> add(part, binding));
    }
  }

  private void add(String role, RoleBinding binding) {
    String bare = role.endsWith(".weight") ? role.substring(0, role.length() - 7) : role;
    roles.computeIfAbsent(bare, r -> new ArrayList<>()).add(binding);
  }

  @Override
  public boolean has(String role, int layer) {
    return roles.getOrDefault(role, List.of()).stream()
        .anyMatch(b -> layer < 0 || b.layers().values().contains(originals[layer]));
  }

  @Override
  public boolean hasBias(String role, int layer) {
    return has(role + ".bias", layer);
  }

  @Override
  public Matrix matrix(String role, int layer, int expert, int rows, int columns) {
    int r = rows == ANY ? sizes.expertFfn() : rows;
    int c = columns == ANY ? sizes.expertFfn() : columns;
    // Large enough that scores and activations leave the range where everything looks linear.
    float[] numbers = normal(role, layer, expert, r * c, 2 / Math.sqrt(c), 0);
    return new Matrices.Held(numbers, r, c);
  }

  @Override
  public float[] bias(String role, int layer, int expert, int size) {
    return normal(role + ".bias", layer, expert, size, 0.2, 0);
  }

  @Override
  public float[] vector(String role, int layer, int size) {
    return normal(
        role,
        layer,
        -1,
        size == ANY ? 4 * sizes.width() : size,
        0.2,
        role.endsWith("norm") || role.startsWith("buffer.") ? 1 : 0);
  }

  private static float[] normal(
      String role, int layer, int expert, int count, double deviation, double mean) {
    long seed = role.hashCode() * 1_000_003L + layer * 1009L + expert;
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      // Twelve uniform numbers make one that is near enough to normal, the same on every machine.
      double sum = -6;
      for (int k = 0; k < 12; k++) {
        sum += random.nextDouble();
      }
      numbers[i] = (float) (mean + deviation * sum);
    }
    return numbers;
  }
}
