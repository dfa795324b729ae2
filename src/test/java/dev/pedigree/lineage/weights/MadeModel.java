package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Sizes;
import dev.pedigree.lineage.sample.Slot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Small models with what training leaves behind: what their tokens have in common is the same in
 * all of them, as if they had read the same texts, and each matrix has a few strong directions.
 */
public final class MadeModel {
  static final int WIDTH = 48;
  static final int TOKENS = 160;
  static final int HEADS = 6;
  static final int KV = 3;
  static final int DIM = 8;
  static final int FFN = 64;

  private final Map<Slot, Numbers> tensors = new LinkedHashMap<>();
  private final int layers;

  private MadeModel(int layers) {
    this.layers = layers;
  }

  /** A model that was trained by itself; another seed is another model of the same kind. */
  public static Sample trained(int seed, int layers) {
    MadeModel model = new MadeModel(layers);
    Random random = new Random(seed);
    double[][] texts = gaussian(new Random(7), TOKENS, 6);
    for (Role end : new Role[] {Role.EMBED, Role.HEAD}) {
      double[][] loads = gaussian(random, 6, WIDTH);
      double[][] own = gaussian(random, TOKENS, WIDTH);
      model.put(end, -1, TOKENS, WIDTH, (r, c) -> own[r][c] + 1.5 * along(texts[r], loads, c));
    }
    for (int layer = 0; layer < layers; layer++) {
      for (Role gain : new Role[] {Role.ATTN_NORM, Role.FFN_NORM}) {
        double[][] own = gaussian(random, 1, WIDTH);
        model.put(gain, layer, 1, WIDTH, (r, c) -> 1 + 0.2 * own[0][c]);
      }
      model.matrix(random, Role.ATTN_Q, layer, HEADS * DIM, WIDTH);
      model.matrix(random, Role.ATTN_K, layer, KV * DIM, WIDTH);
      model.matrix(random, Role.ATTN_V, layer, KV * DIM, WIDTH);
      model.matrix(random, Role.ATTN_OUT, layer, WIDTH, HEADS * DIM);
      model.matrix(random, Role.FFN_GATE, layer, FFN, WIDTH);
      model.matrix(random, Role.FFN_UP, layer, FFN, WIDTH);
      model.matrix(random, Role.FFN_DOWN, layer, WIDTH, FFN);
    }
    return model.sample();
  }

  private static double along(double[] text, double[][] loads, int column) {
    double sum = 0;
    for (int k = 0; k < text.length; k++) {
      sum += text[k] * loads[k][column];
    }
    return sum;
  }

  private static double[][] gaussian(Random random, int rows, int columns) {
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      for (int c = 0; c < columns; c++) {
        row[c] = random.nextGaussian();
      }
    }
    return numbers;
  }

  private void matrix(Random random, Role role, int layer, int rows, int columns) {
    double[][] own = gaussian(random, rows, columns);
    double[][] left = gaussian(random, rows, 1);
    double[][] right = gaussian(random, 1, columns);
    put(role, layer, rows, columns, (r, c) -> own[r][c] + left[r][0] * right[0][c]);
  }

  private void put(
      Role role, int layer, int rows, int columns, ToDoubleBiFunction<Integer, Integer> at) {
    tensors.put(new Slot(role.weight(), layer, -1), numbers(rows, columns, at));
  }

  static Numbers numbers(int rows, int columns, ToDoubleBiFunction<Integer, Integer> at) {
    float[] values = new float[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        values[r * columns + c] = (float) at.applyAsDouble(r, c);
      }
    }
    return new Numbers(rows, columns, IntStream.range(0, rows).toArray(), values, 0);
  }

  private Sample sample() {
    return of(tensors, layers, TOKENS);
  }

  static Sample of(Map<Slot, Numbers> tensors, int layers, int tokens) {
    Sizes sizes = new Sizes(WIDTH, FFN, tokens, HEADS, KV, 0);
    return new Sample(tensors, sizes, layers, new TreeMap<>(), true, new TreeMap<>(), 0);
  }

  /** The same model with each tensor changed. */
  public static Sample changed(Sample of, BiFunction<Slot, Numbers, Numbers> change) {
    Map<Slot, Numbers> other = new LinkedHashMap<>();
    of.tensors().forEach((slot, numbers) -> other.put(slot, change.apply(slot, numbers)));
    return of(other, of.layers(), of.sizes().vocabulary());
  }

  /** Numbers plus learned or random ones of a size that is a share of their own. */
  public static Sample noised(Sample of, double share, int seed) {
    Random random = new Random(seed);
    return changed(
        of,
        (slot, numbers) -> {
          double size = 0;
          for (float value : numbers.values()) {
            size += value * value;
          }
          double sigma = share * Math.sqrt(size / numbers.values().length);
          double[][] noise = gaussian(random, numbers.rows(), numbers.columns());
          return numbers(
              numbers.rows(), numbers.columns(), (r, c) -> at(numbers, r, c) + sigma * noise[r][c]);
        });
  }

  static double at(Numbers numbers, int row, int column) {
    return numbers.values()[row * numbers.columns() + column];
  }

  /** The mean of two models. */
  public static Sample mean(Sample one, Sample other, double share) {
    return changed(
        one,
        (slot, numbers) -> {
          Numbers second = other.get(slot);
          return numbers(
              numbers.rows(),
              numbers.columns(),
              (r, c) -> share * at(numbers, r, c) + (1 - share) * at(second, r, c));
        });
  }

  /** A model of some of the layers, each as often as it is named. */
  public static Sample layers(Sample of, int... origins) {
    Map<Slot, Numbers> other = new LinkedHashMap<>();
    of.tensors()
        .forEach(
            (slot, numbers) -> {
              if (slot.layer() < 0) {
                other.put(slot, numbers);
              }
              for (int layer = 0; layer < origins.length; layer++) {
                if (slot.layer() >= 0 && slot.layer() == origins[layer]) {
                  other.put(slot.in(layer), numbers);
                }
              }
            });
    return of(other, origins.length, of.sizes().vocabulary());
  }
}
