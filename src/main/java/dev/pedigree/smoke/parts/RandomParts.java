package dev.pedigree.smoke.parts;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Random weights, for designs without weights at hand. Gains and biases are random too, since usual
 * initial values (ones and zeros) would hide mistakes. The same role always has the same numbers.
 */
public final class RandomParts implements Parts {
  /** Gains and divisors, whose mean is one; for all others it is zero. */
  private static final Set<Part> AROUND_ONE = EnumSet.of(Part.NORM, Part.BUFFER, Part.RESIDUAL);

  /** Matrices are made once for all decoders of a replica, which differ by one element each. */
  private final Map<Place, Matrix> made = new ConcurrentHashMap<>();

  private final Map<TensorRole, List<RoleBinding>> roles = new HashMap<>();
  private final int[] originals;
  private final Dimensions sizes;

  /** A matrix of a replica. */
  private record Place(Role role, int layer, int expert, int rows, int columns) {}

  /**
   * Parts for a replica.
   *
   * @param originals for each layer of the replica, the index of the layer of the model
   */
  public RandomParts(Architecture architecture, int[] originals, Dimensions sizes) {
    this.originals = originals;
    this.sizes = sizes;
    for (RoleBinding binding : architecture.roles()) {
      binding.played().forEach(role -> add(role, binding));
    }
  }

  private void add(TensorRole role, RoleBinding binding) {
    roles.computeIfAbsent(role, r -> new ArrayList<>()).add(binding);
  }

  @Override
  public boolean has(Role role, int layer) {
    return has(role.weight(), layer);
  }

  private boolean has(TensorRole role, int layer) {
    return roles.getOrDefault(role, List.of()).stream()
        .anyMatch(b -> layer < 0 || b.layers().values().contains(originals[layer]));
  }

  @Override
  public boolean hasBias(Role role, int layer) {
    return has(role.bias(), layer);
  }

  @Override
  public Matrix matrix(Role role, int layer, int expert, int rows, int columns) {
    int r = rows == ANY ? sizes.experts().ffn() : rows;
    int c = columns == ANY ? sizes.experts().ffn() : columns;
    return made.computeIfAbsent(new Place(role, layer, expert, r, c), RandomParts::matrix);
  }

  /** Experts of tokens: different ones for one token. */
  private float[] hash(int count) {
    int chosen = sizes.experts().topK();
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (i / chosen * 7 + i % chosen) % sizes.experts().count();
    }
    return numbers;
  }

  private static Matrix matrix(Place at) {
    // Large enough that attention and activation functions are clearly not linear.
    double deviation = 2 / Math.sqrt(at.columns());
    float[] numbers =
        normal(at.role().key(), at.layer(), at.expert(), at.rows() * at.columns(), deviation, 0);
    return new Matrices.Held(numbers, at.rows(), at.columns());
  }

  @Override
  public float[] bias(Role role, int layer, int expert, int size) {
    return normal(role.bias().name(), layer, expert, size, 0.2, 0);
  }

  @Override
  public float[] vector(Role role, int layer, int size) {
    if (role == Role.MOE_HASH) {
      return hash(size);
    }
    return normal(
        role.key(),
        layer,
        -1,
        size == ANY ? 4 * sizes.width() : size,
        0.2,
        AROUND_ONE.contains(role.part()) ? 1 : 0);
  }

  /** Numbers of n-grams: odd factors, and small parts of a table. */
  @Override
  public long[] integers(Role role, int layer, int size) {
    long[] numbers = new long[size];
    for (int i = 0; i < size; i++) {
      numbers[i] =
          switch (role) {
            case NGRAM_FACTORS -> 0x9E3779B97F4A7C15L * (2L * i + 1) | 1;
            case NGRAM_SIZES -> 2 + i % 3;
            default -> i * 3L % 48;
          };
    }
    return numbers;
  }

  private static float[] normal(
      String of, int layer, int expert, int count, double deviation, double mean) {
    long seed = of.hashCode() * 1_000_003L + layer * 1009L + expert;
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      // The sum of twelve uniform numbers is nearly normal, and the same on every machine.
      double sum = -6;
      for (int k = 0; k < 12; k++) {
        sum += random.nextDouble();
      }
      numbers[i] = (float) (mean + deviation * sum);
    }
    return numbers;
  }
}
