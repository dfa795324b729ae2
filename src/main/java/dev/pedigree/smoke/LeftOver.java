package dev.pedigree.smoke;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.weights.NameSkeleton;
import dev.pedigree.weights.TensorPattern;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the unused tensors that a correct description would have used. */
final class LeftOver {
  private static final Pattern ACTIVATIONS =
      Pattern.compile("[._](k|v|kv|q|prob|input|output)(_global)?_(scale|zero_point)$");

  private LeftOver() {}

  /**
   * Leaves out tensors that are rightly unused: other parts of a multi-modal model, layers for
   * multi-token prediction, and scales of quantised activations.
   */
  static List<String> of(Architecture architecture, Collection<String> unused) {
    Set<String> suspects = new HashSet<>();
    for (TensorPattern pattern : architecture.unassigned()) {
      suspects.add(pattern.skeleton());
    }
    int layers = architecture.computation().layers().size();
    for (RoleBinding binding : architecture.roles()) {
      boolean beyond = binding.layers().values().stream().allMatch(l -> l >= layers);
      if (!binding.layers().values().isEmpty() && !beyond || binding.layers().count() == 0) {
        suspects.add(NameSkeleton.ofLettered(binding.pattern()));
      }
    }
    return unused.stream()
        .filter(name -> suspects.contains(NameSkeleton.of(name)) && !beyond(name, layers))
        .filter(name -> !ACTIVATIONS.matcher(name).find())
        .sorted()
        .toList();
  }

  private static boolean beyond(String name, int layers) {
    for (String part : name.split("\\.")) {
      if (part.matches("[0-9]{1,6}")) {
        return Integer.parseInt(part) >= layers;
      }
    }
    return false;
  }
}
