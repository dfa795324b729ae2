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
 * Tensors that a naming convention does not know in a file that otherwise follows it: somebody
 * renamed a few, as Yi did with two norms. They are held against the roles that are missing.
 *
 * @param candidate with the tensors bound to one of their possible roles
 * @param tensors what each of them can be
 */
public record Leftovers(Candidate candidate, List<Alignment.Aligned> tensors) {

  /** More kinds of unknown tensors are no renaming of a few. */
  private static final int MOST = 24;

  /** The candidates whose missing roles are all found again; none when something stays open. */
  public static List<Leftovers> of(List<Candidate> candidates) {
    return candidates.stream().map(Leftovers::of).flatMap(Optional::stream).toList();
  }

  private static Optional<Leftovers> of(Candidate candidate) {
    Binding binding = candidate.binding();
    List<TensorSpec> missing = missing(candidate);
    List<NamelessModule> units = NamelessModule.of(binding.unassigned());
    if (missing.isEmpty() || units.isEmpty() || units.size() > MOST) {
      return Optional.empty();
    }
    List<Solution> solutions =
        new AlignmentSearch(
                candidate.dialect(),
                candidate.config(),
                units,
                binding.layersThere().size(),
                binding.bound(),
                missing)
            .run(0);
    return solutions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Leftovers(filled(candidate, units, solutions), roles(units, solutions)));
  }

  /** The tensors that every such model has, and this one has not by name. */
  public static List<TensorSpec> missing(Candidate candidate) {
    Set<TensorRole> there = new HashSet<>();
    candidate.binding().bound().forEach(b -> there.add(b.spec().role()));
    SortedSet<Integer> layers = candidate.binding().layersThere();
    long last = layers.isEmpty() ? 0 : layers.last();
    List<TensorSpec> missing = new ArrayList<>();
    for (TensorSpec spec : candidate.dialect().tensors()) {
      boolean expected =
          DialectClashes.always(spec)
              || candidate.told()
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

  /** What a tensor can be, as far as any of these designs allows. */
  public static List<Alignment.Aligned> together(List<Leftovers> all) {
    Map<TensorPattern, Set<TensorRole>> roles = new LinkedHashMap<>();
    for (Leftovers one : all) {
      for (Alignment.Aligned aligned : one.tensors()) {
        roles.computeIfAbsent(aligned.tensor(), t -> new LinkedHashSet<>()).addAll(aligned.roles());
      }
    }
    List<Alignment.Aligned> together = new ArrayList<>();
    roles.forEach((tensor, of) -> together.add(new Alignment.Aligned(tensor, List.copyOf(of))));
    return together;
  }

  private static List<Alignment.Aligned> roles(
      List<NamelessModule> units, List<Solution> solutions) {
    Map<NamelessModule.Kind, Set<TensorSpec>> specs = Solution.roles(solutions);
    List<Alignment.Aligned> roles = new ArrayList<>();
    for (NamelessModule unit : units) {
      if (specs.containsKey(unit.kind())) {
        roles.addAll(unit.as(specs.get(unit.kind())));
      }
    }
    return roles;
  }

  private static Candidate filled(
      Candidate candidate, List<NamelessModule> units, List<Solution> solutions) {
    List<Binding.Bound> bound = new ArrayList<>(candidate.binding().bound());
    List<TensorPattern> left = new ArrayList<>();
    solutions.get(0).fill(units, bound, left);
    Binding whole = new Binding(bound, candidate.binding().besides(), left);
    return candidate.with(whole.sorted(candidate.dialect()));
  }
}
