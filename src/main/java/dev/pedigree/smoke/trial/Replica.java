package dev.pedigree.smoke.trial;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.dialect.Computation;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.DecoderBuilder;
import dev.pedigree.smoke.parts.ChangedParts;
import dev.pedigree.smoke.parts.Dimensions;
import dev.pedigree.smoke.parts.Parts;
import dev.pedigree.smoke.parts.RandomParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A small model of the same design with random weights. It has one layer of each kind in the model,
 * at most six; sizes that shape the computation, such as the head dimension, stay as they are.
 */
public final class Replica {
  private static final int MOST_LAYERS = 6;
  private static final int WINDOW = 5;

  /** The only sizes that a run reads besides {@link Dimensions}. */
  private static final Set<Size> KEPT = EnumSet.of(Size.NORM_EPS, Size.HEAD_DIM);

  private static final Set<Part> SCALED_PARTS = EnumSet.of(Part.ATTENTION, Part.LATENT_ATTENTION);
  private static final Set<Role> ROUTERS =
      EnumSet.of(Role.MOE_ROUTER, Role.MOA_ROUTER, Role.SHARED_ROUTER);

  private Replica() {}

  /**
   * What a run of a replica depends on. Models of one design have equal ones, however many layers
   * they have and however wide they are.
   *
   * @param facts traits and the two sizes that no small copy changes, without where they are known
   *     from
   * @param layers settings of each of its layers
   * @param roles the roles of tensors in each of its layers, and outside the layers at the end
   */
  public record Design(
      Map<Object, Fact> facts,
      List<Map<Setting, Object>> layers,
      List<Set<TensorRole>> roles,
      Dimensions sizes) {}

  /** What a replica is built from. */
  public record Plan(Design design, Architecture architecture, Parts parts) {
    public Decoder build() {
      return build(architecture, parts);
    }

    /**
     * The weights as they are; with a small embedding, so that the norms' eps matters; and with
     * large attention and router weights, so that scores are far from equal.
     */
    public List<Parts> scalings() {
      return List.of(
          parts,
          ChangedParts.scaled(parts, role -> role == Role.EMBED, 0.02f),
          ChangedParts.scaled(
              parts, role -> SCALED_PARTS.contains(role.part()) || ROUTERS.contains(role), 8));
    }

    public Decoder build(Architecture changed, Parts changedParts) {
      int[] layers = DecoderBuilder.everyLayer(changed);
      return new DecoderBuilder(changed, design.sizes(), changedParts, layers).build();
    }
  }

  /** Plans the replica of an architecture. */
  public static Plan of(Architecture architecture) {
    Dimensions small = small(Dimensions.of(architecture));
    int[] originals = kinds(architecture);
    List<Map<Setting, Object>> layers = layers(architecture, originals);
    Map<Trait, Fact> traits = plain(architecture.traits());
    Map<Size, Fact> sizes = plain(architecture.sizes());
    sizes.keySet().retainAll(KEPT);
    Map<Object, Fact> facts = new HashMap<>(traits);
    facts.putAll(sizes);
    Design design = new Design(facts, layers, roles(architecture, originals), small);
    Architecture replica =
        new Architecture(
            "replica",
            traits,
            sizes,
            architecture.parameters(),
            new Computation(layers),
            architecture.roles(),
            List.of(),
            List.of());
    return new Plan(design, replica, new RandomParts(architecture, originals, small));
  }

  /** Facts without their sources, which differ between models of one design. */
  private static <K> Map<K, Fact> plain(Map<K, Fact> facts) {
    Map<K, Fact> plain = new HashMap<>();
    facts.forEach(
        (key, fact) ->
            plain.put(
                key, fact.unknown() ? Fact.UNKNOWN : new Fact(fact.value(), Origin.CONFIG, "")));
    return plain;
  }

  /** A rough upper bound of multiplications and additions for one token. */
  public static double operationsPerToken() {
    return 2e7;
  }

  private static Dimensions small(Dimensions full) {
    return new Dimensions(
        48,
        full.ffn() == 0 ? 0 : 80,
        101,
        full.context(),
        small(full.heads()),
        small(full.latent()),
        new Dimensions.Index(Math.min(2, full.index().heads()), full.index().dim()),
        small(full.streams()),
        small(full.experts()),
        small(full.mixer()));
  }

  /** Few heads and channels; what one head or channel computes stays as it is. */
  private static Dimensions.Mixer small(Dimensions.Mixer full) {
    int groups = Math.min(2, full.groups());
    int keyHeads = Math.min(2, full.keyHeads());
    int sharers = Math.max(groups, keyHeads);
    int all = Math.max(full.groups(), full.keyHeads());
    int heads =
        sharers == 0 ? Math.min(2, full.heads()) : sharers * Math.min(3, full.heads() / all);
    int inner = full.headDim() > 0 ? heads * full.headDim() : 72;
    return new Dimensions.Mixer(
        full.inner() == 0 ? 0 : inner,
        full.state(),
        heads,
        full.headDim(),
        keyHeads,
        full.keyDim(),
        groups,
        full.timeRank() == 0 ? 0 : 5,
        full.convWidth());
  }

  private static Dimensions.Heads small(Dimensions.Heads full) {
    if (full.query() == 0) {
      return full;
    }
    int kv = Math.min(2, full.kv());
    int shared = Math.min(3, full.query() / full.kv());
    return new Dimensions.Heads(full.kv() == full.query() ? kv : kv * shared, kv, full.dim());
  }

  private static Dimensions.Latent small(Dimensions.Latent full) {
    return new Dimensions.Latent(
        full.kvRank() == 0 ? 0 : 24,
        full.qRank() == 0 ? 0 : 20,
        full.qkNope(),
        full.qkRope(),
        full.value(),
        1,
        full.outRank() == 0 ? 0 : 24);
  }

  private static Dimensions.Streams small(Dimensions.Streams full) {
    return new Dimensions.Streams(
        full.count(), full.layerInput() == 0 ? 0 : 12, full.rank() == 0 ? 0 : 8);
  }

  private static Dimensions.Experts small(Dimensions.Experts full) {
    int count = full.count() == 0 ? 0 : Math.min(full.count(), 2 * full.topK() + 1);
    int groups = full.groups();
    if (groups > 1) {
      count = groups * Math.max(2, (2 * full.topK() + groups - 1) / groups);
    }
    return new Dimensions.Experts(
        count,
        Math.min(full.zero(), 2),
        Math.min(full.shared(), 2),
        full.topK(),
        64,
        full.latent() == 0 ? 0 : 40,
        groups,
        full.topKGroups());
  }

  /** Small inner widths, few runs, short ways back. */
  private static void narrow(Map<Setting, Object> layer) {
    layer.computeIfPresent(Setting.HYPER_RANK, (setting, rank) -> 7L);
    layer.computeIfPresent(Setting.NORM_GATE_RANK, (setting, rank) -> 7L);
    layer.computeIfPresent(Setting.ROUTER_WIDTH, (setting, width) -> 20L);
    layer.computeIfPresent(Setting.RELATIVE_EXTENT, (setting, extent) -> (long) WINDOW);
    layer.computeIfPresent(Setting.QUERY_GROWTH_FLOOR, (setting, floor) -> (long) WINDOW);
    layer.computeIfPresent(Setting.NGRAM_SHARDS, (setting, shards) -> 1L);
    if (layer.get(Setting.NGRAM_LENGTH) instanceof Number length
        && layer.get(Setting.NGRAM_HEADS) instanceof Number heads) {
      layer.put(Setting.NGRAM_WIDTH, 4 * (length.longValue() - 1) * heads.longValue());
    }
    if (layer.get(Setting.STACK) instanceof Number stack) {
      layer.put(Setting.PASSES, stack.longValue() == 0 ? 4L : 2L);
    }
  }

  /** Indices of one layer of each kind, ascending; at least two if the model has two. */
  private static int[] kinds(Architecture architecture) {
    List<Map<Setting, Object>> layers = architecture.computation().layers();
    Set<Object> seen = new HashSet<>();
    List<Integer> chosen = new ArrayList<>();
    for (int l = 0; l < layers.size() && chosen.size() < MOST_LAYERS; l++) {
      if (seen.add(List.of(layers.get(l).toString(), roles(architecture, l)))) {
        chosen.add(l);
      }
    }
    addSources(layers, chosen);
    if (chosen.size() == 1 && layers.size() > 1) {
      chosen.add(layers.size() - 1);
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Adds the layers whose keys and values others read, or whose weights they use. */
  private static void addSources(List<Map<Setting, Object>> layers, List<Integer> chosen) {
    for (int layer : List.copyOf(chosen)) {
      for (Setting of : List.of(Setting.CACHE_OF, Setting.SHARED_FROM)) {
        if (layers.get(layer).get(of) instanceof Number source
            && !chosen.contains(source.intValue())) {
          chosen.add(source.intValue());
        }
      }
    }
    Collections.sort(chosen);
  }

  /** The place of a layer among the chosen ones. */
  private static Object place(int[] originals, Number layer) {
    return (long) Arrays.binarySearch(originals, layer.intValue());
  }

  private static Set<String> roles(Architecture architecture, int layer) {
    Set<String> roles = new HashSet<>();
    for (RoleBinding binding : architecture.roles()) {
      if (binding.layers().values().contains(layer)) {
        roles.add(binding.role());
      }
    }
    return roles;
  }

  private static List<Set<TensorRole>> roles(Architecture architecture, int[] originals) {
    List<Set<TensorRole>> roles = new ArrayList<>();
    for (int layer : originals) {
      roles.add(played(architecture, b -> b.layers().values().contains(layer)));
    }
    roles.add(played(architecture, b -> b.layers().values().isEmpty()));
    return roles;
  }

  private static Set<TensorRole> played(
      Architecture architecture, Predicate<RoleBinding> bindings) {
    return architecture.roles().stream()
        .filter(bindings)
        .flatMap(RoleBinding::played)
        .collect(Collectors.toSet());
  }

  /**
   * The settings of some layers. Windows are shorter than the test text, so that they matter; head
   * counts of layers are dropped.
   */
  private static List<Map<Setting, Object>> layers(Architecture architecture, int[] originals) {
    List<Map<Setting, Object>> layers = new ArrayList<>();
    for (int layer : originals) {
      Map<Setting, Object> copy = new EnumMap<>(Setting.class);
      copy.putAll(architecture.computation().layers().get(layer));
      copy.computeIfPresent(Setting.WINDOW, (setting, window) -> (long) WINDOW);
      copy.computeIfPresent(Setting.CHUNK, (setting, chunk) -> (long) WINDOW);
      copy.computeIfPresent(Setting.QUERY_GROWTH_STEP, (setting, step) -> (long) WINDOW);
      copy.computeIfPresent(Setting.INDEX_BLOCK, (setting, block) -> 3L);
      copy.computeIfPresent(
          Setting.INDEX_KEPT,
          (setting, kept) -> copy.get(Setting.INDEX_BLOCK) == null ? (long) WINDOW : 2L);
      copy.computeIfPresent(
          Setting.ENTRY_TOKENS, (setting, n) -> Math.min(6L, ((Number) n).longValue()));
      narrow(copy);
      copy.remove(Setting.FFN_INNER);
      copy.computeIfPresent(Setting.CACHE_OF, (setting, of) -> place(originals, (Number) of));
      copy.computeIfPresent(Setting.SHARED_FROM, (setting, of) -> place(originals, (Number) of));
      copy.remove(Setting.HEADS);
      copy.remove(Setting.KV_HEADS);
      layers.add(copy);
    }
    return layers;
  }
}
