package dev.pedigree.lineage.sample;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Lora;
import dev.pedigree.smoke.parts.Parts;
import dev.pedigree.smoke.parts.StoredParts;
import dev.pedigree.smoke.parts.Weights;
import dev.pedigree.weights.NumberType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads samples. A model that is small enough is read whole. Of a larger one all vectors are read,
 * and rows of its matrices: those of the token embedding and of the output matrix, which are the
 * same tokens in every model with that vocabulary, and a row or more of each matrix in the layers.
 */
public final class SampleReader {
  /** Most bytes to read of a model: half of what a pair may cost. */
  public static final long BUDGET = 4L << 20;

  /** Rows of the token embedding and of the output matrix, where they are not read whole. */
  private static final int TOKENS = 48;

  /** Experts of a layer that are looked into, where they are not all read. */
  private static final int EXPERTS = 2;

  private final Parts parts;
  private final Dimensions sizes;
  private final Map<Slot, Numbers> tensors = new LinkedHashMap<>();
  private final SortedMap<String, Long> quantised = new TreeMap<>();
  private final SortedMap<String, Long> skipped = new TreeMap<>();
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<Wanted> vectors = new ArrayList<>();

  /** A tensor to read. */
  private record Wanted(Slot slot, RoleBinding binding, long bytes) {
    double rowBytes() {
      long rows = Math.max(1, binding.shape().get(0));
      return (double) bytes / rows;
    }
  }

  private SampleReader(Parts parts, Dimensions sizes) {
    this.parts = parts;
    this.sizes = sizes;
  }

  /**
   * Reads a sample.
   *
   * @param weights opened by {@link Weights#ranged}
   * @param config of the model
   * @param lora an adapter to apply to what is read, or null
   * @throws UnsupportedDesign when sizes of the model are not known
   */
  public static Sample read(
      Architecture architecture, Weights weights, JsonNode config, Lora lora) {
    Dimensions sizes = Dimensions.of(architecture);
    long before = weights.read();
    SampleReader reader =
        new SampleReader(
            new StoredParts(architecture, weights.tensors(), sizes, config, lora), sizes);
    architecture.roles().forEach(reader::plan);
    boolean whole = reader.read();
    int layers =
        architecture.size(Size.LAYERS).value() instanceof Number number ? number.intValue() : 0;
    return new Sample(
        reader.tensors,
        Sizes.of(sizes),
        layers,
        reader.quantised,
        whole && reader.skipped.isEmpty(),
        reader.skipped,
        weights.read() - before);
  }

  private void plan(RoleBinding binding) {
    NumberType type = NumberType.of(binding.dtype()).orElse(NumberType.F32);
    Stream<TensorRole> roles =
        binding.parts().isEmpty() ? binding.played() : binding.parts().stream();
    roles
        .filter(role -> role.learned() && role.part() != Part.BUFFER)
        .forEach(role -> plan(role, binding, type));
  }

  private void plan(TensorRole role, RoleBinding binding, NumberType type) {
    boolean matrix = !role.isBias() && binding.shape().size() > 1;
    if (matrix && (type.bits() < 16 || type.kind() == NumberType.Kind.INTEGER)) {
      quantised.merge(binding.dtype(), binding.count(), Long::sum);
    }
    long elements = 1;
    for (long size : binding.shape()) {
      elements = Math.multiplyExact(elements, Math.max(1, size));
    }
    boolean experts = role.part().routed() && sizes.experts().count() > 0;
    boolean together = experts && !binding.numbered();
    long bytes = type.bytes(elements) / Math.max(1, binding.parts().size());
    int count = experts ? sizes.experts().count() : 1;
    for (int layer :
        binding.layers().values().isEmpty() ? List.of(-1) : binding.layers().values()) {
      for (int expert = 0; expert < count; expert++) {
        Slot slot = new Slot(role, layer, experts ? expert : -1);
        Wanted one = new Wanted(slot, binding, together ? bytes / count : bytes);
        (matrix ? wanted : vectors).add(one);
      }
    }
  }

  /** Whether everything was read whole. */
  private boolean read() {
    long spent = 0;
    for (Wanted vector : vectors) {
      spent += vector.bytes();
      if (spent > BUDGET / 2) {
        skipped.merge("vectors", 1L, Long::sum);
      } else {
        keep(vector, () -> vector(vector));
      }
    }
    long all = wanted.stream().mapToLong(Wanted::bytes).sum();
    if (spent + all <= BUDGET) {
      wanted.forEach(one -> keep(one, () -> rows(one, Integer.MAX_VALUE)));
      return true;
    }
    List<Wanted> layers = new ArrayList<>();
    for (Wanted one : wanted) {
      if (one.slot().layer() < 0) {
        if (readable(one)) {
          keep(one, () -> rows(one, TOKENS));
          spent += (long) (TOKENS * one.rowBytes());
        }
      } else if (one.slot().expert() < EXPERTS && readable(one)) {
        layers.add(one);
      }
    }
    double row = layers.stream().mapToDouble(Wanted::rowBytes).sum();
    double left = Math.max(0, BUDGET - spent);
    int rows = (int) Math.max(1, left / Math.max(1, row));
    int stride = (int) Math.max(1, Math.ceil(row / Math.max(1, left)));
    for (Wanted one : layers) {
      if (one.slot().layer() % stride == 0) {
        keep(one, () -> rows(one, rows));
      }
    }
    return false;
  }

  /** Whether single rows can be read without reading much else. */
  private static boolean readable(Wanted one) {
    NumberType.Kind kind =
        NumberType.of(one.binding().dtype()).map(NumberType::kind).orElse(NumberType.Kind.FLOAT);
    return !one.binding().inverted() && kind != NumberType.Kind.INTEGER;
  }

  private void keep(Wanted one, Supplier<Numbers> read) {
    try {
      Numbers numbers = read.get();
      for (float number : numbers.values()) {
        if (!Float.isFinite(number)) {
          skipped.merge("not-finite", 1L, Long::sum);
          return;
        }
      }
      tensors.put(one.slot(), numbers);
    } catch (UnsupportedDesign | BrokenStep e) {
      skipped.merge(String.valueOf(e.getMessage()), 1L, Long::sum);
    }
  }

  private Numbers vector(Wanted one) {
    Slot slot = one.slot();
    float[] values =
        slot.role().isBias()
            ? parts.bias(slot.role().role(), slot.layer(), slot.expert(), Parts.ANY)
            : parts.vector(slot.role().role(), slot.layer(), Parts.ANY);
    return new Numbers(1, values.length, new int[] {0}, values, rounding(one));
  }

  private Numbers rows(Wanted one, int count) {
    Role role = one.slot().role().role();
    Matrix matrix =
        parts.matrix(role, one.slot().layer(), one.slot().expert(), Parts.ANY, Parts.ANY);
    boolean tokens = one.slot().layer() < 0;
    int[] index = tokens ? Spread.of(matrix.rows(), count) : Spread.runs(matrix.rows(), count);
    int columns = matrix.columns();
    if (index.length == matrix.rows()) {
      return new Numbers(matrix.rows(), columns, index, matrix.all(), rounding(one));
    }
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
    return new Numbers(matrix.rows(), columns, index, values, rounding(one));
  }

  private static double rounding(Wanted one) {
    return NumberType.of(one.binding().dtype())
        .map(
            type ->
                switch (type) {
                  case BF16 -> 0x1p-9;
                  case F16 -> 0x1p-12;
                  case F32, F64 -> 0.0;
                  default -> 0x1p-4;
                })
        .orElse(0.0);
  }
}
