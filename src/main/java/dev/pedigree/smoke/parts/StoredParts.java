package dev.pedigree.smoke.parts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.dialect.Storage;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.numbers.ArraySize;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.Matrices;
import dev.pedigree.smoke.numbers.Matrix;
import dev.pedigree.smoke.numbers.StoredTensor;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import dev.pedigree.smoke.packing.Packed;
import dev.pedigree.weights.NumberType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Parts from weight files. It records which tensors were used. */
public final class StoredParts implements Parts {

  /**
   * The tensors of a role.
   *
   * @param part index of the role in a fused tensor; -1 if not fused
   */
  private record Use(RoleBinding binding, int part) {}

  /** What the rows of a role in its tensor depend on. */
  private record Rows(TensorLayout layout, List<TensorRole> parts, int part, int all) {}

  private final Map<String, StoredTensor> tensors;
  private final Dimensions sizes;
  private final Map<TensorRole, List<Use>> uses = new HashMap<>();
  private final Map<Rows, int[]> rows = new HashMap<>();
  private final Set<String> unused;
  private final Packed packed;
  private final Lora lora;
  private final boolean tied;

  /**
   * Parts from tensors in files.
   *
   * @param config of the model
   * @param lora the adapter, or null
   */
  public StoredParts(
      Architecture architecture,
      Map<String, StoredTensor> tensors,
      Dimensions sizes,
      JsonNode config,
      Lora lora) {
    this.lora = lora;
    this.tied = Boolean.TRUE.equals(architecture.trait(Trait.TIED_EMBEDDINGS).value());
    this.tensors = tensors;
    this.sizes = sizes;
    this.unused = new TreeSet<>(tensors.keySet());
    this.packed = new Packed(tensors, config, unused::remove);
    for (RoleBinding binding : architecture.roles()) {
      if (binding.roles().get(0).part() == Part.BUFFER) {
        unused.removeAll(names(binding));
      }
      binding.played().forEach(role -> use(role, new Use(binding, binding.parts().indexOf(role))));
    }
  }

  /** Tensors in the files that were not used and are no buffers. */
  public Set<String> unused() {
    return unused;
  }

  @Override
  public boolean has(Role role, int layer) {
    return find(role.weight(), layer, false) != null;
  }

  @Override
  public boolean hasBias(Role role, int layer) {
    return find(role.bias(), layer, false) != null;
  }

  @Override
  public Matrix matrix(Role role, int layer, int expert, int rows, int columns) {
    Use use = find(role.weight(), layer, true);
    StoredTensor stored = stored(use.binding(), layer, expert);
    Matrix matrix = matrix(stored, use, expert);
    matrix = plain(use.binding().layout(), adapted(use.binding(), stored, matrix));
    int[] index = rowsOf(use, matrix.rows());
    matrix = index == null ? matrix : new Matrices.Rows(matrix, index);
    if ((rows != ANY && rows != matrix.rows()) || (columns != ANY && columns != matrix.columns())) {
      if (lora != null && tensors.get(stored.name()) != stored) {
        throw new UnsupportedDesign("an adapter that changes the size of " + role);
      }
      throw new BrokenStep(
          layer,
          role.key(),
          stored.name()
              + " gives ["
              + matrix.rows()
              + ", "
              + matrix.columns()
              + "], the architecture needs ["
              + (rows == ANY ? "any" : rows)
              + ", "
              + (columns == ANY ? "any" : columns)
              + "]");
    }
    return matrix;
  }

  /** The whole stored matrix; of stacked experts, that of one expert. */
  private Matrix matrix(StoredTensor stored, Use use, int expert) {
    boolean inverted = use.binding().inverted();
    // Experts in one tensor: [experts, rows, columns], or [experts · rows, columns].
    boolean together = expert >= 0 && !use.binding().numbered();
    int all =
        use.binding().roles().get(0).part() == Part.SHARED_EXPERT
            ? sizes.experts().shared()
            : sizes.experts().count();
    StoredTensor one = together ? stored.part(expert, all) : stored;
    Matrix matrix = packed.of(one, expert, together ? all : 0, inverted);
    return matrix != null ? matrix : inverted ? one.inverted() : one.matrix();
  }

  private Matrix adapted(RoleBinding binding, StoredTensor stored, Matrix matrix) {
    String name = stored.name();
    if (lora == null || !lora.on(name)) {
      return matrix;
    }
    if (tied && binding.plays(Role.EMBED.weight())) {
      throw new UnsupportedDesign("an adapter of embeddings that are tied to the head");
    }
    return lora.on(name, matrix);
  }

  @Override
  public float[] bias(Role role, int layer, int expert, int size) {
    Use use = find(role.bias(), layer, true);
    StoredTensor stored = stored(use.binding(), layer, expert);
    float[] all = stored.numbers();
    float[] shift = lora == null ? null : lora.shift(stored.name());
    for (int i = 0; shift != null && i < Math.min(all.length, shift.length); i++) {
      all[i] += shift[i];
    }
    if (expert >= 0 && stored.shape().size() == 2) {
      int each = ArraySize.of(stored.shape().get(1));
      all = Arrays.copyOfRange(all, expert * each, (expert + 1) * each);
    }
    int[] index = rowsOf(use, all.length);
    if (index != null) {
      float[] own = new float[index.length];
      for (int i = 0; i < own.length; i++) {
        own[i] = all[index[i]];
      }
      all = own;
    }
    return sized(all, stored, role.bias().name(), layer, size);
  }

  @Override
  public float[] vector(Role role, int layer, int size) {
    RoleBinding binding = find(role.weight(), layer, true).binding();
    if (!binding.numbered()) {
      StoredTensor stored = stored(binding, layer, -1);
      float[] numbers = stored.numbers();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = plain(binding.layout(), numbers[i]);
      }
      return sized(numbers, stored, role.key(), layer, size);
    }
    // One tensor for each head.
    int heads = ArraySize.of(binding.count() / binding.layers().count());
    int each = ArraySize.of(binding.shape().get(0));
    float[] all = new float[heads * each];
    for (int h = 0; h < heads; h++) {
      stored(binding, layer, h).elements().read(0, each, all, h * each);
    }
    return all;
  }

  @Override
  public long[] integers(Role role, int layer, int size) {
    StoredTensor stored = stored(find(role.weight(), layer, true).binding(), layer, -1);
    if (!stored.is(NumberType.I64)) {
      throw new UnsupportedDesign("whole numbers stored as " + stored.dtype());
    }
    byte[] bytes = new byte[Math.multiplyExact(ArraySize.of(stored.count()), Long.BYTES)];
    stored.raw().read(0, bytes.length, bytes, 0);
    long[] numbers = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(numbers);
    if (numbers.length != size) {
      throw new BrokenStep(
          layer,
          role.key(),
          stored.name() + " has " + numbers.length + " numbers, the architecture needs " + size);
    }
    return numbers;
  }

  /** A number of a role, of what the file has for it. */
  private static float plain(TensorLayout layout, float stored) {
    return switch (layout) {
      case PLUS_ONE -> stored - 1;
      case MINUS_EXPONENTIAL -> (float) Math.log(-stored);
      default -> stored;
    };
  }

  private static Matrix plain(TensorLayout layout, Matrix stored) {
    if (layout != TensorLayout.MINUS_EXPONENTIAL) {
      return stored;
    }
    float[] all = stored.all();
    for (int i = 0; i < all.length; i++) {
      all[i] = plain(layout, all[i]);
    }
    return new Matrices.Held(all, stored.rows(), stored.columns());
  }

  /**
   * The rows of a role in its tensor, in the order of the role; null for all in stored order. Equal
   * arrays are cached, as a mixture of experts has thousands.
   */
  private int[] rowsOf(Use use, int all) {
    RoleBinding binding = use.binding();
    boolean turned =
        binding.layout() == TensorLayout.ROPE_PAIRS || binding.layout() == TensorLayout.EVEN_ODD;
    if (use.part() < 0 && !turned) {
      return null;
    }
    return rows.computeIfAbsent(
        new Rows(binding.layout(), binding.parts(), use.part(), all),
        key ->
            use.part() >= 0
                ? FusedRows.of(binding.layout(), binding.parts(), use.part(), all, sizes)
                : FusedRows.halves(
                    all, binding.layout() == TensorLayout.EVEN_ODD ? all : sizes.heads().dim()));
  }

  private static float[] sized(
      float[] numbers, StoredTensor stored, String role, int layer, int size) {
    if (size != ANY && numbers.length != size) {
      throw new BrokenStep(
          layer,
          role,
          stored.name() + " has " + numbers.length + " numbers, the architecture needs " + size);
    }
    return numbers;
  }

  private void use(TensorRole role, Use use) {
    uses.computeIfAbsent(role, r -> new ArrayList<>()).add(use);
  }

  private Use find(TensorRole role, int layer, boolean needed) {
    for (Use use : uses.getOrDefault(role, List.of())) {
      if (layer < 0 || use.binding().layers().values().contains(layer)) {
        return use;
      }
    }
    if (needed) {
      throw new BrokenStep(
          layer, role.isBias() ? role.name() : role.role().key(), "no tensor plays this role");
    }
    return null;
  }

  private StoredTensor stored(RoleBinding binding, int layer, int expert) {
    // RWKV keeps the norm of the embedding in its first layer.
    boolean alone = layer < 0 && !binding.layers().values().isEmpty();
    String name = binding.tensor(alone ? binding.layers().values().get(0) : layer, expert);
    StoredTensor own = tensors.get(name);
    StoredTensor saved = lora == null ? null : lora.instead(name);
    StoredTensor stored = saved == null ? own : saved;
    if (stored == null) {
      throw new BrokenStep(layer, binding.role(), "no tensor is called " + name);
    }
    unused.remove(name);
    return binding.storage().map(storage -> laid(storage, stored, layer)).orElse(stored);
  }

  /** One layer of a tensor in an unusual form, as a matrix or a list, of each expert if stacked. */
  private static StoredTensor laid(Storage storage, StoredTensor stored, int layer) {
    StoredTensor own =
        storage.layerAxis() < 0
            ? stored
            : stored.slice(storage.layerAxis(), storage.layers().indexOf(layer));
    int from = storage.expertAxis() < 0 ? 0 : 1;
    int to = Math.min(own.shape().size(), from + storage.leading());
    List<Long> shape = new ArrayList<>(own.shape().subList(0, from));
    shape.add(ArraySize.count(own.shape().subList(from, to)));
    if (to < own.shape().size()) {
      shape.add(ArraySize.count(own.shape().subList(to, own.shape().size())));
    }
    return own.shaped(shape);
  }

  private Set<String> names(RoleBinding binding) {
    Set<String> names = new TreeSet<>();
    if (binding.layers().values().isEmpty()) {
      names.add(binding.tensor(-1, -1));
    }
    for (int layer : binding.layers().values()) {
      names.add(binding.tensor(layer, -1));
    }
    return names;
  }
}
