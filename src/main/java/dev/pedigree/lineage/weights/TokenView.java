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
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Two models as their tokens see them. Each tensor that reads the residual stream is multiplied
 * with the embeddings of some tokens, [rows, tokens] instead of [rows, units], and so is each that
 * adds to it. A rotation of the stream, which mixes its units and leaves what is computed as it is,
 * does not show in these products.
 *
 * @param a the first model with tokens in place of units
 * @param b as {@code a}, with the same tokens
 */
record TokenView(Sample a, Sample b) {
  /** Most tokens. */
  private static final int TOKENS = 128;

  /** Fewest tokens that tell neurons apart. */
  private static final int FEWEST = 24;

  /** Most numbers of a model that are multiplied. */
  private static final int MOST = 4 << 20;

  private static final Slot EMBED = new Slot(Role.EMBED.weight(), -1, -1);

  /** Matrices with a row for each neuron. */
  private static final Set<Role> READS =
      EnumSet.of(Role.FFN_GATE, Role.FFN_UP, Role.FFN_K, Role.EXPERT_GATE, Role.EXPERT_UP);

  /** Matrices with a column for each neuron. */
  private static final Set<Role> WRITES = EnumSet.of(Role.FFN_DOWN, Role.FFN_V, Role.EXPERT_DOWN);

  /** Empty if the two have too few tokens in common, or are not small enough. */
  static Optional<TokenView> of(Sample a, Sample b) {
    Numbers left = a.get(EMBED);
    Numbers right = b.get(EMBED);
    if (left == null || right == null || size(a) > MOST || size(b) > MOST) {
      return Optional.empty();
    }
    int[] tokens =
        Arrays.stream(right.index())
            .filter(token -> left.start(token) >= 0)
            .limit(TOKENS)
            .toArray();
    return tokens.length < FEWEST
        ? Optional.empty()
        : Optional.of(new TokenView(seen(a, tokens), seen(b, tokens)));
  }

  private static long size(Sample sample) {
    return sample.tensors().values().stream().mapToLong(numbers -> numbers.values().length).sum();
  }

  private static Sample seen(Sample of, int[] tokens) {
    float[][] embeddings = centred(of.get(EMBED), tokens);
    Map<Slot, Numbers> tensors = new LinkedHashMap<>();
    for (Slot slot : of.tensors().keySet()) {
      Numbers seen = seen(of, slot, embeddings);
      if (seen != null) {
        tensors.put(slot, seen);
      }
    }
    Sizes sizes = of.sizes();
    return new Sample(
        tensors,
        new Sizes(
            tokens.length,
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

  /** Null for what cannot be seen through tokens: gains, and what is outside the layers. */
  private static Numbers seen(Sample of, Slot slot, float[][] embeddings) {
    Numbers numbers = of.get(slot);
    int width = of.sizes().width();
    if (slot.layer() < 0 || Residual.gains(slot.role())) {
      return null;
    }
    if (Residual.reads(slot.role()) && numbers.columns() == width) {
      return products(Folded.of(of, slot), embeddings);
    }
    if (Residual.writes(slot.role()) && numbers.rows() == width) {
      return numbers.whole() ? products(numbers.transposed(), embeddings).transposed() : null;
    }
    return numbers.columns() == width || numbers.rows() == width ? null : numbers;
  }

  /** [rows, units] to [rows, tokens]. */
  private static Numbers products(Numbers matrix, float[][] embeddings) {
    int units = matrix.columns();
    int tokens = embeddings.length;
    float[] values = new float[matrix.index().length * tokens];
    for (int r = 0; r < matrix.index().length; r++) {
      for (int t = 0; t < tokens; t++) {
        double sum = 0;
        for (int u = 0; u < units; u++) {
          sum += matrix.values()[r * units + u] * embeddings[t][u];
        }
        values[r * tokens + t] = (float) sum;
      }
    }
    return new Numbers(matrix.rows(), tokens, matrix.index(), values, matrix.rounding());
  }

  /**
   * How many neurons of a layer are found at their own numbers, in the layer that shows most. The
   * neurons of a layer that was trained apart could be numbered anew without anybody noticing, so
   * that the law of {@link UnitsFound} holds for them as for units.
   *
   * @param tests how many tests there are, those of the layers among them
   */
  UnitsFound neurons(int tests) {
    return best(layer -> UnitsFound.inPlace(tokens(layer, READS), tests));
  }

  /**
   * How many neurons of a layer are found at other numbers by what they read, and again by what
   * they write. Of models that were trained apart on the same texts no neuron was clearly like one
   * of the other.
   *
   * @param tests as for {@link #neurons}
   */
  UnitsFound movedNeurons(int tests) {
    return best(
        layer -> {
          RowPairs writes = tokens(layer, WRITES);
          int[] pairs = UnitSearch.pairs(tokens(layer, READS).similarity(), 1);
          return pairs == null || writes.rows() == 0
              ? UnitsFound.NONE
              : UnitSearch.confirmed(pairs, writes.similarity(), writes.rows(), tests);
        });
  }

  private UnitsFound best(IntFunction<UnitsFound> ofLayer) {
    return IntStream.range(0, Math.min(a.layers(), b.layers()))
        .filter(layer -> tokens(layer, READS).rows() > 0)
        .mapToObj(ofLayer)
        .reduce(UnitsFound.NONE, UnitsFound::or);
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
      Numbers left = ofNeurons(a, Counterparts.in(a, slot, layer));
      Numbers right = ofNeurons(b, slot);
      if (left != null && right != null) {
        if (rows.rows() == 0) {
          rows = new RowPairs(left.columns(), right.columns(), RowPairs.UNITS);
        }
        rows.add(left, right);
      }
    }
    return rows;
  }

  /** [tokens, neurons]; null if not all neurons were read. */
  private static Numbers ofNeurons(Sample sample, Slot slot) {
    Numbers numbers = sample.get(slot);
    if (numbers == null || !numbers.whole()) {
      return null;
    }
    return Residual.writes(slot.role()) ? numbers : numbers.transposed();
  }
}
