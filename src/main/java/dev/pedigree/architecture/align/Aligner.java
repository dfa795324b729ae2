package dev.pedigree.architecture.align;

import dev.pedigree.architecture.align.AlignmentSearch.Solution;
import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectChoice;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds a header in no known naming convention against every known design. */
public final class Aligner {

  /** How many tensors may stay without a partner, tried in turn. */
  private static final int[] REMAINDERS = {0, 2, 4};

  /** More kinds of tensors than any decoder has: names that do not repeat from layer to layer. */
  private static final int MOST_KINDS = 120;

  private final Config opened;
  private final List<Dialect> dialects;
  private final List<NamelessModule> units;
  private final int layers;

  private Aligner(Config opened, List<Dialect> dialects, List<NamelessModule> units) {
    this.opened = opened;
    this.dialects = dialects;
    this.units = units;
    this.layers = layers(units);
  }

  /** What came out: the choice to describe the model by, and what each tensor can be. */
  public record Aligned(DialectChoice choice, Alignment alignment) {}

  /** The nearest known designs; empty when none is near. */
  public static Optional<Aligned> align(
      Config opened, List<TensorPattern> tensors, List<Dialect> dialects) {
    if (tensors.size() > 3 * MOST_KINDS) {
      return Optional.empty();
    }
    List<NamelessModule> units = NamelessModule.of(tensors);
    long real = units.stream().filter(u -> !u.bufferLike()).count();
    if (real > MOST_KINDS || real < 4) {
      return Optional.empty();
    }
    return new Aligner(opened, dialects, units).run();
  }

  /** Most units of a decoder stand in every layer. */
  private static int layers(List<NamelessModule> units) {
    Map<Integer, Integer> votes = new HashMap<>();
    for (NamelessModule unit : units) {
      if (!unit.main().indices().isEmpty()) {
        votes.merge(unit.main().indices().get(0).count(), 1, Integer::sum);
      }
    }
    return votes.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private record Match(
      Dialect dialect,
      Config config,
      boolean told,
      List<Solution> solutions,
      int oddities,
      boolean vocabulary) {}

  private Optional<Aligned> run() {
    for (int most : REMAINDERS) {
      List<Match> matches = new ArrayList<>();
      for (Dialect dialect : dialects) {
        if (dialect.nameless()) {
          match(dialect, most).ifPresent(matches::add);
        }
      }
      if (!matches.isEmpty()) {
        return Optional.of(aligned(matches));
      }
    }
    return Optional.empty();
  }

  private Optional<Match> match(Dialect dialect, int most) {
    Config plain = opened.with(Map.of());
    boolean told = Oddities.told(dialect, plain);
    Config config = told ? opened.with(dialect.defaults()) : plain;
    List<Solution> found = new AlignmentSearch(dialect, config, units, layers).run(most);
    if (found.isEmpty() || Oddities.hollow(dialect, found.get(0))) {
      return Optional.empty();
    }
    int oddities = told ? Oddities.of(dialect, config) : 0;
    oddities += Oddities.tie(dialect, opened, found.get(0));
    oddities += Oddities.absent(dialect, found.get(0));
    boolean vocabulary =
        found.get(0).places().entrySet().stream()
            .anyMatch(
                e ->
                    e.getKey().role().role() == Role.EMBED
                        && dialect.vocabularies().contains(e.getValue().shape().get(0)));
    // A vocabulary that only its models have makes up for one odd thing.
    int odd = Math.max(0, oddities - (vocabulary ? 1 : 0));
    return Optional.of(new Match(dialect, config, told, found, odd, vocabulary));
  }

  private Aligned aligned(List<Match> matches) {
    matches.sort(
        Comparator.comparingInt((Match m) -> m.solutions().get(0).cost())
            .thenComparing(Match::oddities)
            .thenComparing(m -> m.vocabulary() ? 0 : 1)
            .thenComparing(m -> m.dialect().ancestors().size())
            .thenComparing(m -> m.dialect().name()));
    Match first = matches.get(0);
    List<Match> alike =
        matches.stream()
            .filter(m -> m.solutions().get(0).cost() == first.solutions().get(0).cost())
            .filter(m -> m.oddities() == first.oddities() && m.vocabulary() == first.vocabulary())
            .toList();
    boolean fits = first.solutions().get(0).cost() == 0;
    List<Candidate> candidates =
        (fits ? alike : matches)
            .stream().flatMap(m -> m.solutions().stream().map(s -> candidate(m, s))).toList();
    Alignment alignment =
        new Alignment(
            alike.stream().map(m -> m.dialect().name()).toList(),
            fits,
            roles(fits ? alike : matches));
    return new Aligned(new DialectChoice(candidates.get(0), candidates), alignment);
  }

  /** Every role that a tensor's shape allows in one of the designs. */
  private List<Alignment.Aligned> roles(List<Match> matches) {
    Map<NamelessModule.Kind, Set<TensorSpec>> byKind = new LinkedHashMap<>();
    for (Match match : matches) {
      List<TensorSpec> order = match.dialect().tensors();
      Solution.roles(match.solutions())
          .forEach(
              (kind, specs) ->
                  order.stream()
                      .filter(specs::contains)
                      .forEach(byKind.computeIfAbsent(kind, k -> new LinkedHashSet<>())::add));
    }
    List<Alignment.Aligned> aligned = new ArrayList<>();
    for (NamelessModule unit : units) {
      Set<TensorSpec> specs = byKind.getOrDefault(unit.kind(), Set.of());
      if (specs.isEmpty() && unit.bufferLike()) {
        List<TensorRole> buffer =
            List.of(new TensorRole(Role.UNKNOWN_BUFFER, TensorRole.Kind.PARAMETER));
        unit.tensors().forEach(t -> aligned.add(new Alignment.Aligned(t, buffer)));
      } else {
        aligned.addAll(unit.as(specs));
      }
    }
    return aligned;
  }

  /** The dialect with each tensor in one of its possible roles. */
  private Candidate candidate(Match match, Solution solution) {
    List<Binding.Bound> bound = new ArrayList<>();
    List<TensorPattern> left = new ArrayList<>();
    solution.fill(units, bound, left);
    Binding binding = new Binding(bound, List.of(), left).sorted(match.dialect());
    Sizes sizes = new Sizes(match.dialect(), match.config());
    return new Candidate(match.dialect(), match.config(), sizes, binding, match.told());
  }
}
