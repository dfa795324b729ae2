package dev.pedigree.architecture.count;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.AttentionKind;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Residual;
import dev.pedigree.architecture.trait.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The layers that attend to earlier tokens, with the window of each and what it keeps of a token.
 *
 * @param layers one for each layer with attention, in order, as often as it runs for a token; none
 *     in a model without
 * @param windowsKnown whether the window of each layer is known; a model known from its paper may
 *     have windows of unknown length
 */
record AttentionLayers(List<Layer> layers, boolean windowsKnown) {

  /** Most layers of a model whose tensors are not known. */
  private static final long MOST = 10_000;

  /** Types whose words may pack several numbers, so that a shape does not show the rows. */
  private static final Set<String> PACKED = Set.of("I32", "I64", "U8");

  /**
   * One layer.
   *
   * @param kvHeads its key and value heads as configured; 1 for a latent
   * @param numbers kept of a token, keys and values together
   * @param window tokens that it sees, itself included; 0 for all
   */
  record Layer(long kvHeads, long numbers, long window) {

    boolean windowed() {
      return window > 0;
    }
  }

  /** The layers of a model; none when a number that this takes is not known. */
  static AttentionLayers of(Architecture architecture) {
    Fact attention = architecture.trait(Trait.ATTENTION);
    if (attention.unknown() || attention.value() == null) {
      return new AttentionLayers(List.of(), true);
    }
    boolean one = attention.is(AttentionKind.SHARED_LATENT);
    boolean latent = attention.is(AttentionKind.MLA) || one;
    long width =
        one
            ? number(architecture, Size.HEAD_DIM)
            : latent
                ? sum(number(architecture, Size.KV_LATENT), number(architecture, Size.QK_ROPE_DIM))
                : 2 * number(architecture, Size.HEAD_DIM);
    // A layer with two attentions keeps twice as much.
    width *= architecture.trait(Trait.RESIDUAL).is(Residual.SHORTCUT_EXPERTS) ? 2 : 1;
    Computation computation = architecture.computation();
    Map<Integer, Long> rows = rows(architecture);
    List<Layer> layers = new ArrayList<>();
    for (int layer : numbers(architecture)) {
      boolean known = layer < computation.layers().size();
      long shared = number(architecture, Size.KV_HEADS);
      long kvHeads =
          latent
              ? 1
              : known
                  ? (long) computation.number(Setting.KV_HEADS, layer, (double) shared)
                  : shared;
      if (width <= 0 || kvHeads <= 0) {
        return new AttentionLayers(List.of(), true);
      }
      if (known && computation.value(Setting.CACHE_OF, layer) != null) {
        continue; // it reads the keys and values of an earlier layer
      }
      long window = known ? window(computation, layer) : 0;
      long stored =
          latent || !known
              ? rows.getOrDefault(layer, kvHeads * width)
              : rows.getOrDefault(layer, kvHeads * headWidth(computation, layer, width));
      // Each run of a layer that runs several times keeps tokens of its own.
      int runs = known ? (int) Math.min(MOST, computation.number(Setting.PASSES, layer, 1)) : 1;
      for (int run = 0; run < runs && layers.size() < MOST; run++) {
        layers.add(new Layer(kvHeads, stored, window));
      }
    }
    boolean windows = architecture.trait(Trait.ATTN_WINDOW).present();
    boolean known = !windows || layers.stream().anyMatch(Layer::windowed);
    return new AttentionLayers(List.copyOf(layers), known);
  }

  /** The tokens before a query that a layer may see: its window, or its chunk. */
  private static long window(Computation computation, int layer) {
    double chunk = computation.number(Setting.CHUNK, layer, 0);
    return (long) computation.number(Setting.WINDOW, layer, chunk);
  }

  /** Key and value of a head of a layer together. */
  private static long headWidth(Computation computation, int layer, long usual) {
    double key = computation.number(Setting.HEAD_DIM, layer, usual / 2.0);
    if (computation.on(Setting.KEYS_AS_VALUES, layer)) {
      return (long) key; // one projection of a token gives both
    }
    return (long) (key + computation.number(Setting.VALUE_DIM, layer, key));
  }

  /** The numbers of the layers with attention; modules for more tokens come after these. */
  private static List<Integer> numbers(Architecture architecture) {
    SortedSet<Integer> own =
        layersWith(
            architecture,
            Role.ATTN_K.weight(),
            Role.ATTN_QKV.weight(),
            Role.ATTN_KV.weight(),
            Role.KV_DOWN.weight(),
            Role.LATENT_KV.weight());
    long all = number(architecture, Size.LAYERS);
    List<Map<Setting, Object>> settings = architecture.computation().layers();
    if (architecture.trait(Trait.SHARED_BLOCK).present()) {
      // A block that several layers share keeps the tokens of each of them.
      own.clear();
      for (int layer = 0; layer < settings.size(); layer++) {
        if (settings.get(layer).get(Setting.SHARED_FROM) != null) {
          own.add(layer);
        }
      }
    }
    List<Integer> numbers = new ArrayList<>();
    if (own.isEmpty()) {
      for (int layer = 0; layer < Math.min(all, MOST); layer++) {
        numbers.add(layer);
      }
    } else {
      own.stream().filter(layer -> all < 0 || layer < all).forEach(numbers::add);
    }
    return numbers;
  }

  /** The rows of keys and values of each layer whose matrices show them. */
  private static Map<Integer, Long> rows(Architecture architecture) {
    Map<Integer, Long> keys = rows(architecture, Role.ATTN_K);
    Map<Integer, Long> values = rows(architecture, Role.ATTN_V);
    keys.keySet().retainAll(values.keySet());
    keys.replaceAll((layer, rows) -> rows + values.get(layer));
    return keys;
  }

  private static Map<Integer, Long> rows(Architecture architecture, Role role) {
    Map<Integer, Long> rows = new HashMap<>();
    for (RoleBinding binding : architecture.roles()) {
      boolean own = binding.plays(role.weight()) && binding.parts().isEmpty();
      if (own && binding.shape().size() == 2 && !PACKED.contains(binding.dtype())) {
        long out = binding.shape().get(binding.inverted() ? 1 : 0);
        binding.layers().values().forEach(layer -> rows.put(layer, out));
      }
    }
    return rows;
  }

  static SortedSet<Integer> layersWith(Architecture architecture, TensorRole... roles) {
    SortedSet<Integer> layers = new TreeSet<>();
    for (RoleBinding binding : architecture.roles()) {
      if (Arrays.stream(roles).anyMatch(binding::plays)) {
        layers.addAll(binding.layers().values());
      }
    }
    return layers;
  }

  /** A size as a whole number, or -1 when it is not known. */
  static long number(Architecture architecture, Size size) {
    return architecture.size(size).value() instanceof Number n ? n.longValue() : -1;
  }

  private static long sum(long a, long b) {
    return a < 0 || b < 0 ? -1 : a + b;
  }
}
