package dev.pedigree.lineage.signature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.lineage.sample.Sizes;
import dev.pedigree.lineage.sample.Slot;
import dev.pedigree.lineage.sample.Spread;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import dev.pedigree.smoke.parts.StoredParts;
import dev.pedigree.smoke.parts.Weights;
import dev.pedigree.weights.NumberType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads signatures. Which rows are read depends on their numbers and the sizes alone. */
public final class SignatureReader {
  /**
   * Bytes of weights that are read for a signature at most, where numbers have 16 bits; of wide
   * models fewer rows are read.
   */
  public static final long BUDGET = 4L << 20;

  /** Most units of the residual stream that are kept. */
  public static final int UNITS = 256;

  /** Most units of a model of which a signature is read. */
  private static final int WIDEST = 1 << 17;

  /** Rows of all matrices of the layers together. */
  private static final int LAYER_ROWS = 72;

  /** Most rows of one matrix of a layer. */
  private static final int MOST_ROWS = 16;

  /** Layers that are looked into: the first ones, which stay where layers are left out or added. */
  private static final int LAYERS = 2;

  /** Most bytes of a tensor that is read whole where single rows cannot be read. */
  private static final long WHOLE = 256L << 10;

  private static final int LEAST_RUNS = 2;

  /**
   * Matrices whose columns are the units of the residual stream, and whose rows keep their place.
   */
  private static final Set<Role> MATRICES =
      EnumSet.of(
          Role.ATTN_V,
          Role.Q_DOWN,
          Role.KV_DOWN,
          Role.LINEAR_V,
          Role.MIXER_IN,
          Role.MIXER_V,
          Role.FFN_GATE,
          Role.FFN_UP,
          Role.FFN_GATE_UP,
          Role.FFN_K,
          Role.EXPERT_GATE,
          Role.EXPERT_UP,
          Role.EXPERT_GATE_UP);

  private static final Set<Role> GAINS = EnumSet.of(Role.ATTN_NORM, Role.BLOCK_NORM, Role.FFN_NORM);

  private final Parts parts;
  private final Dimensions sizes;
  private final int[] units;
  private final List<SignedTensor> tensors = new ArrayList<>();
  private final List<Wanted> wanted = new ArrayList<>();

  private record Wanted(Slot slot, RoleBinding binding) {}

  private SignatureReader(Parts parts, Dimensions sizes) {
    this.parts = parts;
    this.sizes = sizes;
    this.units = Spread.of(sizes.width(), UNITS);
  }

  /**
   * Reads the signature of a model.
   *
   * @param weights opened by {@link Weights#ranged}
   * @param config of the model
   * @throws UnsupportedDesign when sizes of the model are not known, or nothing could be read
   */
  public static Signature read(Architecture architecture, Weights weights, JsonNode config) {
    Dimensions sizes = Dimensions.of(architecture);
    if (sizes.width() < 1 || sizes.width() > WIDEST) {
      throw new UnsupportedDesign("a model whose width is unknown or above " + WIDEST);
    }
    long before = weights.read();
    StoredParts parts = new StoredParts(architecture, weights.tensors(), sizes, config, null);
    SignatureReader reader = new SignatureReader(parts, sizes);
    architecture.roles().forEach(reader::plan);
    reader.read();
    if (reader.tensors.isEmpty()) {
      throw new UnsupportedDesign("weights of which no rows can be read");
    }
    return new Signature(
        Sizes.of(sizes), reader.units.length, reader.tensors, weights.read() - before);
  }

  private void plan(RoleBinding binding) {
    binding
        .played()
        .map(TensorRole::role)
        .distinct()
        .filter(role -> role == Role.EMBED || role == Role.HEAD || inLayer(role))
        .filter(role -> binding.plays(role.weight()))
        .forEach(role -> plan(role, binding));
  }

  private static boolean inLayer(Role role) {
    return MATRICES.contains(role) || GAINS.contains(role);
  }

  private void plan(Role role, RoleBinding binding) {
    if (!inLayer(role)) {
      wanted.add(new Wanted(new Slot(role.weight(), -1, -1), binding));
      return;
    }
    boolean expert = role.weight().part().routed() && sizes.experts().count() > 0;
    binding.layers().values().stream()
        .filter(layer -> layer < LAYERS)
        .map(layer -> new Slot(role.weight(), layer, expert ? 0 : -1))
        .forEach(slot -> wanted.add(new Wanted(slot, binding)));
  }

  private void read() {
    // Other conventions list the same roles in another order.
    wanted.sort(
        Comparator.comparingInt((Wanted one) -> one.slot().layer())
            .thenComparing(one -> one.slot().role().role()));
    long matrices = wanted.stream().filter(one -> MATRICES.contains(role(one))).count();
    long all = Math.min(LAYER_ROWS, BUDGET / 4 / (2L * sizes.width()));
    int rows = (int) Math.max(1, Math.min(MOST_ROWS, all / Math.max(1, matrices)));
    for (Wanted one : wanted) {
      try {
        if (GAINS.contains(role(one))) {
          vector(one);
        } else if (readable(one)) {
          matrix(one, rows);
        }
      } catch (UnsupportedDesign | BrokenStep e) {
        // A matrix in a form that cannot be unpacked is left out; the others say what they can.
      }
    }
  }

  private static Role role(Wanted one) {
    return one.slot().role().role();
  }

  /** Whether single rows can be read without reading much else. */
  private static boolean readable(Wanted one) {
    NumberType type = NumberType.of(one.binding().dtype()).orElse(NumberType.F32);
    if (!one.binding().inverted() && type.kind() != NumberType.Kind.INTEGER) {
      return true;
    }
    long elements = 1;
    for (long size : one.binding().shape()) {
      elements = Math.multiplyExact(elements, Math.max(1, size));
    }
    return type.bytes(elements) <= WHOLE;
  }

  private void vector(Wanted one) {
    if (!one.binding().shape().equals(List.of((long) sizes.width()))) {
      return;
    }
    float[] values = parts.vector(role(one), one.slot().layer(), Parts.ANY);
    keep(one.slot(), 1, values.length, new int[] {0}, values);
  }

  private void matrix(Wanted one, int layerRows) {
    Slot slot = one.slot();
    Matrix matrix = parts.matrix(role(one), slot.layer(), slot.expert(), Parts.ANY, Parts.ANY);
    int[] index =
        slot.layer() < 0
            ? TokenRows.of(matrix.rows(), runs(matrix.columns()))
            : Spread.runs(matrix.rows(), layerRows);
    int columns = matrix.columns();
    float[] values = new float[index.length * columns];
    int next;
    for (int i = 0; i < index.length; i = next) {
      next = i + 1;
      while (next < index.length && index[next] == index[next - 1] + 1) {
        next++;
      }
      float[] run = new float[(next - i) * columns];
      matrix.read(index[i], next - i, run);
      System.arraycopy(run, 0, values, i * columns, run.length);
    }
    keep(slot, matrix.rows(), columns, index, values);
  }

  /** Runs of tokens that each of two matrices may have within a quarter of the budget. */
  private static int runs(int columns) {
    long run = 2L * columns * TokenRows.RUN;
    return (int) Math.max(LEAST_RUNS, Math.min(TokenRows.RUNS, BUDGET / 4 / Math.max(1, run)));
  }

  private void keep(Slot slot, int rows, int columns, int[] index, float[] values) {
    if (columns != sizes.width()) {
      return;
    }
    List<Integer> finite = new ArrayList<>();
    for (int r = 0; r < index.length; r++) {
      boolean good = true;
      for (int c = 0; c < columns; c++) {
        good &= Float.isFinite(values[r * columns + c]);
      }
      if (good) {
        finite.add(r);
      }
    }
    RowDigest digest = new RowDigest();
    int[] kept = new int[finite.size()];
    float[] cut = new float[kept.length * units.length];
    for (int i = 0; i < kept.length; i++) {
      int start = finite.get(i) * columns;
      kept[i] = index[finite.get(i)];
      digest.add(values, start, columns);
      for (int u = 0; u < units.length; u++) {
        cut[i * units.length + u] = values[start + units[u]];
      }
    }
    if (kept.length > 0) {
      tensors.add(SignedTensor.of(slot, rows, kept, cut, digest.value()));
    }
  }
}
