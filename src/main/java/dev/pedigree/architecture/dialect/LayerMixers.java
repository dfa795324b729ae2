package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.architecture.trait.MixingLayers;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Tells by the tensors of each layer which have attention, and which another mixer. */
final class LayerMixers {
  private static final Set<Part> ATTENTION =
      EnumSet.of(Part.ATTENTION, Part.LATENT_ATTENTION, Part.ATTENTION_EXPERT);
  private static final Set<Part> FEEDING = EnumSet.of(Part.FEED_FORWARD, Part.EXPERT);
  private static final Set<Role> OTHER = EnumSet.of(Role.MIXER_OUT, Role.CONV_OUT, Role.LINEAR_OUT);

  private LayerMixers() {}

  /** The pattern; empty for a model that has attention only. */
  static Optional<MixingLayers> of(Binding binding) {
    SortedSet<Integer> attending = layers(binding, role -> ATTENTION.contains(role.part()));
    SortedSet<Integer> mixing = layers(binding, role -> OTHER.contains(role.role()));
    if (mixing.isEmpty()) {
      return Optional.empty();
    }
    if (mixing.equals(attending)) {
      return Optional.of(MixingLayers.Named.PARALLEL);
    }
    if (attending.stream().anyMatch(mixing::contains)) {
      return Optional.of(MixingLayers.Named.SOME);
    }
    SortedSet<Integer> all = new TreeSet<>(mixing);
    all.addAll(attending);
    SortedSet<Integer> feeding = layers(binding, role -> FEEDING.contains(role.part()));
    if (!feeding.isEmpty() && feeding.stream().noneMatch(all::contains)) {
      return Optional.of(MixingLayers.Named.SINGLE);
    }
    List<Boolean> attends = all.stream().map(attending::contains).toList();
    return Optional.of(MixingLayers.of(attends));
  }

  /** A role that shows that there is such a mixer. */
  static TensorRole shownBy(Binding binding) {
    return OTHER.stream()
        .map(Role::weight)
        .filter(binding::has)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no layer has another mixer"));
  }

  private static SortedSet<Integer> layers(Binding binding, Predicate<TensorRole> roles) {
    SortedSet<Integer> layers = new TreeSet<>();
    for (Binding.Bound bound : binding.bound()) {
      if (roles.test(bound.role())) {
        layers.addAll(bound.layers());
      }
    }
    return layers;
  }
}
