package dev.pedigree.architecture.count;

import dev.pedigree.architecture.Component;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Expected;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts parameters from tensors with roles. */
public final class ParameterCount {
  private static final Set<TensorRole> TABLES =
      Set.of(Role.EMBED.weight(), Role.POS_EMBED.weight());

  private ParameterCount() {}

  public static Parameters of(Binding binding, Config config, Sizes sizes) {
    long total = 0;
    long everyToken = 0;
    long experts = 0;
    long embedding = 0;
    Map<Component, Long> components = new EnumMap<>(Component.class);
    boolean scales = false;
    boolean packed = false;
    boolean repeated = false;
    for (Binding.Bound bound : binding.bound()) {
      if (scale(bound)) {
        scales = true;
      } else if (repeatsEmbedding(bound, binding, config, sizes)) {
        repeated = true;
      } else if (!bound.spec().buffer()) {
        packed |= bound.spec().values() > 1 || Packing.packed(bound);
        long all =
            Packing.packed(bound)
                ? Packing.learned(bound, config, sizes)
                : Math.multiplyExact(learned(bound), bound.pattern().count());
        long own = all - nextToken(bound, all, sizes);
        total += all;
        components.merge(Component.of(bound.role().part()), own, Long::sum);
        components.merge(Component.NEXT_TOKEN, all - own, Long::sum);
        if (routed(bound)) {
          experts += own;
        } else {
          everyToken += own;
        }
        if (TABLES.contains(bound.role().plain())) {
          embedding += all;
        }
      }
    }
    List<TensorPattern> others = new ArrayList<>(binding.besides());
    others.addAll(binding.unassigned());
    StoredNumbers numbers = new StoredNumbers(others, config);
    for (TensorPattern other : others) {
      long all = numbers.learned(other);
      boolean beside = binding.besides().contains(other);
      packed |= numbers.quantised(other);
      total += all;
      Component part =
          binding.nextToken().contains(other)
              ? Component.NEXT_TOKEN
              : beside ? Component.BESIDE : Component.OTHER;
      components.merge(part, all, Long::sum);
      everyToken += beside ? 0 : all;
    }
    components.values().removeIf(count -> count == 0);
    Parameters.Rule rule =
        packed
            ? Parameters.Rule.PACKED
            : scales
                ? Parameters.Rule.SCALES_LEFT_OUT
                : repeated
                    ? Parameters.Rule.TIED_ONCE
                    : stored(binding) ? Parameters.Rule.PLAIN : Parameters.Rule.CONFIGURED;
    return new Parameters(total, everyToken + used(experts, sizes), embedding, components, rule);
  }

  /** Whether any tensor was seen; those that a configuration alone asks for have no type. */
  private static boolean stored(Binding binding) {
    return binding.bound().isEmpty()
        || binding.bound().stream().anyMatch(b -> !b.pattern().dtype().isEmpty());
  }

  /**
   * Whether it is an output matrix that is stored though tied; programs load it and then use the
   * embedding.
   */
  private static boolean repeatsEmbedding(
      Binding.Bound bound, Binding binding, Config config, Sizes sizes) {
    return bound.role().plain().equals(Role.HEAD.weight())
        && !config.get("tie_word_embeddings").defaulted()
        && Expected.tiedHead(bound, config, sizes)
        && binding.has(Role.EMBED.weight())
        && binding.first(Role.EMBED.weight()).pattern().elements() == bound.pattern().elements();
  }

  /** Whether it belongs to routed experts, of which a token uses only some. */
  private static boolean routed(Binding.Bound bound) {
    return bound.role().part().routed() && !bound.role().equals(Role.MOA_OUT.bias());
  }

  private static long learned(Binding.Bound bound) {
    int values = bound.main() ? bound.spec().values() : 1;
    return Math.multiplyExact(bound.pattern().elements(), values);
  }

  private static boolean scale(Binding.Bound bound) {
    return !bound.role().learned();
  }

  /**
   * The parameters in layers after the model's own: modules for multi-token prediction, unused when
   * one token is computed.
   */
  private static long nextToken(Binding.Bound bound, long all, Sizes sizes) {
    long layers = sizes.number(Size.LAYERS);
    if (layers < 0 || bound.layers().isEmpty()) {
      return 0;
    }
    long beyond = bound.layers().stream().filter(l -> l >= layers).count();
    return all / bound.layers().size() * beyond;
  }

  /** The parameters of the experts that one token uses. */
  private static long used(long experts, Sizes sizes) {
    long all = sizes.number(Size.EXPERTS);
    long chosen = sizes.number(Size.EXPERTS_PER_TOKEN);
    return all > 0 && chosen > 0 ? experts / all * chosen : experts;
  }
}
