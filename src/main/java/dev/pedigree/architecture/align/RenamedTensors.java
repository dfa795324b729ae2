package dev.pedigree.architecture.align;

import dev.pedigree.architecture.align.AlignmentSearch.Solution;
import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.dialect.DialectClashes;
import dev.pedigree.architecture.dialect.Question;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Finds the roles of a few renamed tensors in a file that otherwise follows a naming convention, as
 * the two norms of Yi. They are matched by shape with the roles that are missing.
 *
 * @param candidate the dialect, with each renamed tensor bound to one of its possible roles
 * @param tensors the possible roles of each renamed tensor
 */
public record RenamedTensors(Candidate candidate, List<Alignment.Aligned> tensors) {

  /** Most modules of unknown names; with more, the file follows another convention. */
  private static final int MOST = 24;

  /** The candidates in which every unknown tensor and every missing role finds a match. */
  public static List<RenamedTensors> of(List<Candidate> candidates) {
    return candidates.stream().map(RenamedTensors::of).flatMap(Optional::stream).toList();
  }

  private static Optional<RenamedTensors> of(Candidate candidate) {
    Binding binding = candidate.binding();
    List<TensorSpec> missing = missing(candidate);
    List<NamelessModule> modules = NamelessModule.of(binding.unassigned());
    if (missing.isEmpty() || modules.isEmpty() || modules.size() > MOST) {
      return Optional.empty();
    }
    List<Solution> solutions =
        new AlignmentSearch(
                candidate.dialect(),
                candidate.config(),
                modules,
                binding.layersThere().size(),
                binding.bound(),
                missing)
            .run(0);
    return solutions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RenamedTensors(filled(candidate, modules, solutions), roles(modules, solutions)));
  }

  /** The tensors that such a model must have and that are not found by name. */
  public static List<TensorSpec> missing(Candidate candidate) {
    Set<TensorRole> there = new HashSet<>();
    candidate.binding().bound().forEach(b -> there.add(b.spec().role()));
    SortedSet<Integer> layers = candidate.binding().layersThere();
    long last = layers.isEmpty() ? 0 : layers.last();
    List<TensorSpec> missing = new ArrayList<>();
    for (TensorSpec spec : candidate.dialect().tensors()) {
      boolean expected =
          DialectClashes.always(spec)
              || candidate.configured()
                  && spec.when().holds(new Question(candidate.config(), candidate.sizes(), last));
      if (expected
          && !spec.buffer()
          && spec.part() != Part.PREDICTION_HEAD
          && !there.contains(spec.role())) {
        missing.add(spec);
      }
    }
    return missing;
  }

  /** The possible roles of each tensor in any of the candidates. */
  public static List<Alignment.Aligned> together(List<RenamedTensors> all) {
    Map<TensorPattern, Set<TensorRole>> roles = new LinkedHashMap<>();
    for (RenamedTensors one : all) {
      for (Alignment.Aligned aligned : one.tensors()) {
        roles.computeIfAbsent(aligned.tensor(), t -> new LinkedHashSet<>()).addAll(aligned.roles());
      }
    }
    List<Alignment.Aligned> together = new ArrayList<>();
    roles.forEach((tensor, of) -> together.add(new Alignment.Aligned(tensor, List.copyOf(of))));
    return together;
  }

  private static List<Alignment.Aligned> roles(
      List<NamelessModule> modules, List<Solution> solutions) {
    Map<NamelessModule.Kind, Set<TensorSpec>> specs = Solution.roles(solutions);
    List<Alignment.Aligned> roles = new ArrayList<>();
    for (NamelessModule module : modules) {
      if (specs.containsKey(module.kind())) {
        roles.addAll(module.as(specs.get(module.kind())));
      }
    }
    return roles;
  }

  private static Candidate filled(
      Candidate candidate, List<NamelessModule> modules, List<Solution> solutions) {
    List<Binding.Bound> bound = new ArrayList<>(candidate.binding().bound());
    List<TensorPattern> left = new ArrayList<>();
    solutions.get(0).fill(modules, bound, left);
    Binding whole = new Binding(bound, candidate.binding().besides(), left);
    return candidate.with(whole.sorted(candidate.dialect()));
  }
}
