package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.dialect.DialectClashes;
import dev.pedigree.architecture.dialect.Question;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.grouping.Kin;
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
 * @param assignments all ways to assign them
 */
public record RenamedTensors(
    Candidate candidate, List<Alignment.Aligned> tensors, List<Assignments> assignments) {

  /** Most modules of unknown names; with more, the file follows another convention. */
  private static final int MOST = 24;

  private static final int STEPS = 100_000;

  /** The candidates in which every unknown tensor and every missing role finds a match. */
  public static List<RenamedTensors> of(List<Candidate> candidates) {
    return candidates.stream().map(RenamedTensors::of).flatMap(Optional::stream).toList();
  }

  private static Optional<RenamedTensors> of(Candidate candidate) {
    Binding binding = candidate.binding();
    List<TensorSpec> missing = missing(candidate);
    int layers = binding.layersThere().size();
    List<Kin> unknown = binding.unassigned().stream().map(Kin::of).toList();
    List<NamelessModule> modules = new Modules(unknown).of(layers, true);
    if (missing.isEmpty() || modules.isEmpty() || modules.size() > MOST) {
      return Optional.empty();
    }
    Plan plan = Plan.of(candidate.dialect()).get(0).only(missing);
    Stock stock = Stock.of(modules);
    SearchSizes sizes =
        new SearchSizes(candidate.dialect(), candidate.config(), candidate.configured(), layers);
    AlignmentSearch.Result result =
        new AlignmentSearch(plan, sizes, stock, View.Way.AS_THE_CLASS, new Effort(STEPS))
            .knowing(binding.bound())
            .run(0);
    List<Solution> solutions = Solution.of(result, plan, stock);
    if (solutions.isEmpty()) {
      return Optional.empty();
    }
    List<Assignments> assignments =
        solutions.stream().map(solution -> assignments(candidate, modules, solution)).toList();
    return Optional.of(
        new RenamedTensors(
            assignments.get(0).get(0), roles(modules, result.roles(plan, stock)), assignments));
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
      List<NamelessModule> modules, Map<NamelessModule.Kind, Set<Form>> forms) {
    List<Alignment.Aligned> roles = new ArrayList<>();
    for (NamelessModule module : modules) {
      if (forms.containsKey(module.kind())) {
        roles.addAll(module.as(forms.get(module.kind()), false));
      }
    }
    return roles;
  }

  private static Assignments assignments(
      Candidate candidate, List<NamelessModule> modules, Solution solution) {
    return new Assignments() {
      @Override
      public long count() {
        return solution.ways(modules);
      }

      @Override
      public Candidate get(long number) {
        List<Binding.Bound> bound = new ArrayList<>(candidate.binding().bound());
        List<TensorPattern> left = new ArrayList<>();
        solution.fill(modules, number, bound, left);
        Binding whole = new Binding(bound, candidate.binding().besides(), left);
        return candidate.with(whole.sorted(candidate.dialect()));
      }
    };
  }
}
