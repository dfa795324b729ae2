package dev.pedigree.architecture.count;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Component;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.Wording;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.weights.NumberType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Computes numbers that follow from an architecture: memory of the KV cache, operations per token,
 * size on disk.
 */
public final class DerivedNumbers {

  /** Bytes of a number in the KV cache: 16 bits, as in most programs. */
  private static final int CACHED = 2;

  private final Architecture architecture;
  private final List<DerivedNumber> numbers = new ArrayList<>();

  private DerivedNumbers(Architecture architecture) {
    this.architecture = architecture;
  }

  /** The numbers that can be computed, in a fixed order. */
  public static List<DerivedNumber> of(Architecture architecture) {
    DerivedNumbers derived = new DerivedNumbers(architecture);
    derived.parameters();
    derived.cache();
    derived.operations();
    derived.disk();
    return List.copyOf(derived.numbers);
  }

  private void parameters() {
    Parameters counted = architecture.parameters();
    if (counted.total() <= 0) {
      return;
    }
    Text rule = Wording.countRule(counted.rule());
    add("parameters.total", counted.total(), "parameters", rule);
    if (counted.active() != counted.total()) {
      Fact experts = architecture.size(Size.EXPERTS);
      Fact used = architecture.size(Size.EXPERTS_PER_TOKEN);
      add(
          "parameters.active",
          counted.active(),
          "parameters",
          Wording.text(
              experts.unknown() || used.unknown()
                  ? "derived.active.formula-other"
                  : "derived.active.formula",
              Map.of("experts", experts.text(), "used", used.text())));
    }
    counted
        .components()
        .forEach(
            (component, count) ->
                add(
                    "parameters." + component.word(),
                    count,
                    "parameters",
                    Wording.text(
                        "derived.component.formula",
                        Map.of("percent", percent(count, counted.total())))));
  }

  private static String percent(long part, long all) {
    return String.valueOf(Math.round(1000.0 * part / all) / 10.0);
  }

  private void cache() {
    long layers = attentionLayers();
    if (layers <= 0) {
      return;
    }
    if (architecture.trait(Trait.ATTENTION).is(AttentionKind.MLA)) {
      long latent = number(Size.KV_LATENT);
      long rope = number(Size.QK_ROPE_DIM);
      if (latent > 0 && rope > 0) {
        add(
            "kv-cache",
            layers * (latent + rope) * CACHED,
            "bytes",
            Wording.text(
                "derived.kv-cache.formula-latent",
                Map.of("layers", "" + layers, "latent", "" + latent, "rope", "" + rope)));
      }
      return;
    }
    long dim = number(Size.HEAD_DIM);
    long heads = kvHeads(layers);
    if (dim > 0 && heads > 0) {
      String each = heads % layers == 0 ? "" + heads / layers : "";
      add(
          "kv-cache",
          2 * heads * dim * CACHED,
          "bytes",
          Wording.text(
              each.isEmpty() ? "derived.kv-cache.formula-mixed" : "derived.kv-cache.formula",
              Map.of("layers", "" + layers, "heads", each, "all", "" + heads, "dim", "" + dim)));
    }
  }

  /** The sum of key and value heads over all layers, as layers may differ. */
  private long kvHeads(long layers) {
    SortedSet<Integer> own = layersWith(Role.ATTN_K.weight(), Role.ATTN_KV.weight());
    if (own.isEmpty()) {
      return layers * number(Size.KV_HEADS);
    }
    long all = 0;
    for (int layer : own) {
      Computation computation = architecture.computation();
      all +=
          layer < computation.layers().size()
              ? (long) computation.number(Setting.KV_HEADS, layer, (double) number(Size.KV_HEADS))
              : 0;
    }
    return all;
  }

  /** The number of layers with a KV cache; 0 for a model without attention. */
  private long attentionLayers() {
    Fact attention = architecture.trait(Trait.ATTENTION);
    if (attention.unknown() || attention.value() == null) {
      return 0;
    }
    SortedSet<Integer> own =
        layersWith(
            Role.ATTN_K.weight(),
            Role.ATTN_QKV.weight(),
            Role.ATTN_KV.weight(),
            Role.KV_DOWN.weight());
    long layers = number(Size.LAYERS);
    // Modules for multi-token prediction are numbered as layers after the model's own.
    long there = own.stream().filter(l -> layers < 0 || l < layers).count();
    return own.isEmpty() ? layers : there;
  }

  private SortedSet<Integer> layersWith(TensorRole... roles) {
    SortedSet<Integer> layers = new TreeSet<>();
    for (RoleBinding binding : architecture.roles()) {
      if (Arrays.stream(roles).anyMatch(binding::plays)) {
        layers.addAll(binding.layers().values());
      }
    }
    return layers;
  }

  private void operations() {
    Parameters counted = architecture.parameters();
    boolean tied = Boolean.TRUE.equals(architecture.trait(Trait.TIED_EMBEDDINGS).value());
    long table = counted.components().getOrDefault(Component.EMBEDDING, -1L);
    if (table < 0 || architecture.trait(Trait.TIED_EMBEDDINGS).unknown()) {
      return;
    }
    long vocabulary = number(Size.VOCAB_ROWS) * number(Size.WIDTH);
    boolean stored = counted.components().containsKey(Component.HEAD);
    long output = tied && !stored ? vocabulary : 0;
    if (tied && !stored && (number(Size.VOCAB_ROWS) < 0 || number(Size.WIDTH) < 0)) {
      return;
    }
    long matrices = counted.active() - table + output;
    add(
        "operations.token",
        2 * matrices,
        "operations",
        Wording.text(
            output > 0 ? "derived.operations.formula-tied" : "derived.operations.formula",
            Map.of("active", "" + counted.active(), "table", "" + table, "output", "" + output)));
    long layers = attentionLayers();
    long heads = number(Size.HEADS);
    long dim = number(Size.HEAD_DIM);
    if (layers > 0 && heads > 0 && dim > 0) {
      long value = Math.max(number(Size.V_DIM), 0) > 0 ? number(Size.V_DIM) : dim;
      add(
          "operations.context",
          2 * layers * heads * (dim + value),
          "operations",
          Wording.text(
              "derived.operations-context.formula",
              Map.of(
                  "layers",
                  "" + layers,
                  "heads",
                  "" + heads,
                  "dim",
                  "" + dim,
                  "value",
                  "" + value)));
    }
  }

  private void disk() {
    Map<String, Long> byType = new TreeMap<>();
    for (RoleBinding binding : architecture.roles()) {
      long elements =
          Math.multiplyExact(
              binding.shape().stream().reduce(1L, Math::multiplyExact), binding.count());
      byType.merge(binding.dtype(), elements, Long::sum);
    }
    architecture
        .unassigned()
        .forEach(t -> byType.merge(t.dtype(), t.elements() * t.count(), Long::sum));
    byType.forEach(
        (dtype, elements) ->
            NumberType.of(dtype)
                .filter(type -> type.bytes() > 0)
                .ifPresent(
                    type ->
                        numbers.add(
                            new DerivedNumber(
                                "disk." + dtype,
                                Wording.text("derived.disk", Map.of("dtype", dtype)),
                                type.bytes(elements),
                                "bytes",
                                Wording.text(
                                    type.block() == 1
                                        ? "derived.disk.formula"
                                        : "derived.disk.formula-block",
                                    Map.of(
                                        "elements", "" + elements,
                                        "bytes", "" + type.bytes(),
                                        "block", "" + type.block()))))));
  }

  private long number(Size size) {
    return architecture.size(size).value() instanceof Number n ? n.longValue() : -1;
  }

  private void add(String id, long value, String unit, Text formula) {
    numbers.add(
        new DerivedNumber(id, Wording.text("derived." + id, Map.of()), value, unit, formula));
  }
}
