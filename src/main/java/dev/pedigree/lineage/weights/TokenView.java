package dev.pedigree.lineage.weights;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.sample.Sizes;
import dev.pedigree.lineage.sample.Slot;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Two models as their tokens see them. Each tensor that reads the residual stream is multiplied
 * with the embeddings of some tokens, [rows, tokens] instead of [rows, units], and so is each that
 * adds to it. A rotation of the stream, which mixes its units and leaves what is computed as it is,
 * does not show in these products.
 */
final class TokenView {
  /** Most tokens. */
  private static final int TOKENS = 64;

  /** Fewest tokens that tell neurons apart. */
  private static final int FEWEST = 24;

  /** Most layers whose neurons are looked for. */
  private static final int LAYERS = 2;

  /** How many tests {@link #neurons} makes at most: of neurons in place, and of moved ones. */
  static final int TESTS = 2 * LAYERS;

  private static final Slot EMBED = new Slot(Role.EMBED.weight(), -1, -1);

  /** Matrices with a row for each neuron. */
  private static final Set<Role> READS =
      EnumSet.of(Role.FFN_GATE, Role.FFN_UP, Role.FFN_K, Role.EXPERT_GATE, Role.EXPERT_UP);

  /** Matrices with a column for each neuron. */
  private static final Set<Role> WRITES = EnumSet.of(Role.FFN_DOWN, Role.FFN_V, Role.EXPERT_DOWN);

  private final Side a;
  private final Side b;

  private TokenView(Side a, Side b) {
    this.a = a;
    this.b = b;
  }

  /** Empty if the two have too few tokens in common, or were not read whole. */
  static Optional<TokenView> of(Sample a, Sample b) {
    Numbers left = a.get(EMBED);
    Numbers right = b.get(EMBED);
    if (left == null || right == null || !a.whole() || !b.whole()) {
      return Optional.empty();
    }
    int[] tokens =
        Arrays.stream(right.index())
            .filter(token -> left.start(token) >= 0)
            .limit(TOKENS)
            .toArray();
    return tokens.length < FEWEST
        ? Optional.empty()
        : Optional.of(
            new TokenView(new Side(a, centred(left, tokens)), new Side(b, centred(right, tokens))));
  }

  /** Without what all tokens have in common, which would make all neurons look alike. */
  private static float[][] centred(Numbers embed, int[] tokens) {
    double[] mean = new double[embed.columns()];
    float[][] rows = new float[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      rows[t] = embed.row(tokens[t]);
      for (int c = 0; c < mean.length; c++) {
        mean[c] += rows[t][c] / tokens.length;
      }
    }
    for (float[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        row[c] -= (float) mean[c];
      }
    }
    return rows;
  }

  /**
   * How many neurons of a layer are found, in the layer that shows most: at their own numbers, or
   * else at others by what they read and again by what they write. The neurons of a layer that was
   * trained apart could be numbered anew without anybody noticing, so that the law of {@link
   * UnitsFound} holds for them as for units; and of models that were trained apart on the same
   * texts fewer than one neuron in a hundred was clearly like one of the other.
   *
   * @param tests how many tests there are, those of the layers among them
   */
  UnitsFound neurons(int tests) {
    UnitsFound found = UnitsFound.NONE;
    int layers = Math.min(LAYERS, Math.min(a.of().layers(), b.of().layers()));
    for (int layer = 0; layer < layers && !found.decides(); layer++) {
      RowPairs reads = tokens(layer, READS);
      if (reads.rows() > 0) {
        Similarity similarity = reads.similarity();
        found = found.or(UnitsFound.inPlace(similarity, reads.rows(), tests));
        int[] pairs = found.decides() ? null : UnitSearch.pairs(similarity, 1);
        RowPairs writes = pairs == null ? null : tokens(layer, WRITES);
        if (writes != null && writes.rows() > 0) {
          UnitsFound moved = UnitSearch.confirmed(pairs, writes.similarity(), writes.rows(), tests);
          found = moved.decides() && moved.found() * 2 >= moved.units() ? moved : found;
        }
      }
    }
    return found;
  }

  /** Tokens as rows and the neurons of a layer as columns, of the dense network or an expert. */
  private RowPairs tokens(int layer, Set<Role> roles) {
    RowPairs dense = tokens(layer, -1, roles);
    return (dense.rows() > 0 ? dense : tokens(layer, 0, roles)).evenly();
  }

  private RowPairs tokens(int layer, int expert, Set<Role> roles) {
    RowPairs rows = new RowPairs(0, 0, 0);
    for (Role role : roles) {
      Slot slot = new Slot(role.weight(), layer, expert);
      Numbers left = a.neurons(Counterparts.in(a.of(), slot, layer));
      Numbers right = b.neurons(slot);
      if (left != null && right != null) {
        if (rows.rows() == 0) {
          rows = new RowPairs(left.columns(), right.columns(), RowPairs.UNITS);
        }
        rows.add(left, right);
      }
    }
    return rows;
  }

  /** Whether both have learned anything, which their products do not show. */
  boolean trained() {
    return Trained.is(a.of()) && Trained.is(b.of());
  }

  /** All of the first model, with tokens in place of units. */
  Sample ofA() {
    return a.seen();
  }

  /** As {@link #ofA}, with the same tokens. */
  Sample ofB() {
    return b.seen();
  }

  /**
   * One of the two.
   *
   * @param embeddings [token][unit]
   */
  private record Side(Sample of, float[][] embeddings) {

    Sample seen() {
      Map<Slot, Numbers> tensors = new LinkedHashMap<>();
      for (Slot slot : of.tensors().keySet()) {
        Numbers seen = seen(slot);
        if (seen != null) {
          tensors.put(slot, seen);
        }
      }
      Sizes sizes = of.sizes();
      return new Sample(
          tensors,
          new Sizes(
              embeddings.length,
              sizes.ffn(),
              sizes.vocabulary(),
              sizes.heads(),
              sizes.kvHeads(),
              sizes.experts()),
          of.layers(),
          of.quantised(),
          false,
          new TreeMap<>(),
          of.bytesRead());
    }

    /** Null for what cannot be seen through tokens: gains, and what is outside the layers. */
    private Numbers seen(Slot slot) {
      Numbers numbers = of.get(slot);
      int width = of.sizes().width();
      if (numbers == null || slot.layer() < 0 || Residual.gains(slot.role())) {
        return null;
      }
      if (Residual.reads(slot.role()) && numbers.columns() == width) {
        return products(Folded.of(of, slot));
      }
      if (Residual.writes(slot.role()) && numbers.rows() == width) {
        return products(numbers.transposed()).transposed();
      }
      return numbers.columns() == width || numbers.rows() == width ? null : numbers;
    }

    /** [tokens, neurons]; null if there are none. */
    Numbers neurons(Slot slot) {
      Numbers seen = seen(slot);
      return seen == null || Residual.writes(slot.role()) ? seen : seen.transposed();
    }

    /** [rows, units] to [rows, tokens]. */
    private Numbers products(Numbers matrix) {
      float[] values = new float[matrix.rows() * embeddings.length];
      int at = 0;
      for (int row = 0; row < matrix.rows(); row++) {
        float[] weights = matrix.row(row);
        for (float[] token : embeddings) {
          float sum = 0;
          for (int u = 0; u < weights.length; u++) {
            sum += weights[u] * token[u];
          }
          values[at++] = sum;
        }
      }
      return new Numbers(
          matrix.rows(), embeddings.length, matrix.index(), values, matrix.rounding());
    }
  }
}
