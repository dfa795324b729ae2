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

/**
 * Finds the dialects whose tensors match a header in shape and number, if its names are in no known
 * convention.
 */
public final class Aligner {

  /** Bounds on unmatched tensors, tried in turn. */
  private static final int[] REMAINDERS = {0, 2, 4};

  /**
   * More kinds of tensors than any decoder has; with more, names do not repeat from layer to layer.
   */
  private static final int MOST_KINDS = 120;

  private final Config opened;
  private final List<Dialect> dialects;
  private final List<NamelessModule> modules;
  private final int layers;

  private Aligner(Config opened, List<Dialect> dialects, List<NamelessModule> modules) {
    this.opened = opened;
    this.dialects = dialects;
    this.modules = modules;
    this.layers = layers(modules);
  }

  /** The result: the dialect to read the model by, and the possible roles of each tensor. */
  public record Aligned(DialectChoice choice, Alignment alignment) {}

  /**
   * Aligns the tensors with the dialects that leave the fewest unmatched; empty when none comes
   * near.
   */
  public static Optional<Aligned> align(
      Config opened, List<TensorPattern> tensors, List<Dialect> dialects) {
    if (tensors.size() > 3 * MOST_KINDS) {
      return Optional.empty();
    }
    List<NamelessModule> modules = NamelessModule.of(tensors);
    long real = modules.stream().filter(u -> !u.bufferLike()).count();
    if (real > MOST_KINDS || real < 4) {
      return Optional.empty();
    }
    return new Aligner(opened, dialects, modules).run();
  }

  /**
   * The number of layers: the most frequent count of the first number in names, as most modules are
   * in every layer.
   */
  private static int layers(List<NamelessModule> modules) {
    Map<Integer, Integer> votes = new HashMap<>();
    for (NamelessModule module : modules) {
      if (!module.main().indices().isEmpty()) {
        votes.merge(module.main().indices().get(0).count(), 1, Integer::sum);
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
      boolean configured,
      List<Solution> solutions,
      int mismatches,
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
    boolean configured = Mismatches.complete(dialect, plain);
    Config config = configured ? opened.with(dialect.defaults()) : plain;
    List<Solution> found = new AlignmentSearch(dialect, config, modules, layers).run(most);
    if (found.isEmpty() || Mismatches.hollow(dialect, found.get(0))) {
      return Optional.empty();
    }
    int mismatches = configured ? Mismatches.of(dialect, config) : 0;
    mismatches += Mismatches.tie(dialect, opened, found.get(0));
    mismatches += Mismatches.absent(dialect, found.get(0));
    boolean vocabulary =
        found.get(0).places().entrySet().stream()
            .anyMatch(
                e ->
                    e.getKey().role().role() == Role.EMBED
                        && dialect.vocabularies().contains(e.getValue().shape().get(0)));
    // A vocabulary that only models of this dialect have outweighs one mismatch.
    int counted = Math.max(0, mismatches - (vocabulary ? 1 : 0));
    return Optional.of(new Match(dialect, config, configured, found, counted, vocabulary));
  }

  private Aligned aligned(List<Match> matches) {
    matches.sort(
        Comparator.comparingInt((Match m) -> m.solutions().get(0).cost())
            .thenComparing(Match::mismatches)
            .thenComparing(m -> m.vocabulary() ? 0 : 1)
            .thenComparing(m -> m.dialect().ancestors().size())
            .thenComparing(m -> m.dialect().name()));
    Match first = matches.get(0);
    List<Match> alike =
        matches.stream()
            .filter(m -> m.solutions().get(0).cost() == first.solutions().get(0).cost())
            .filter(
                m -> m.mismatches() == first.mismatches() && m.vocabulary() == first.vocabulary())
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

  /** Every role that a tensor can have in one of the matches. */
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
    for (NamelessModule module : modules) {
      Set<TensorSpec> specs = byKind.getOrDefault(module.kind(), Set.of());
      if (specs.isEmpty() && module.bufferLike()) {
        List<TensorRole> buffer =
            List.of(new TensorRole(Role.UNKNOWN_BUFFER, TensorRole.Kind.PARAMETER));
        module.tensors().forEach(t -> aligned.add(new Alignment.Aligned(t, buffer)));
      } else {
        aligned.addAll(module.as(specs));
      }
    }
    return aligned;
  }

  /** The dialect with its tensors bound as in one solution. */
  private Candidate candidate(Match match, Solution solution) {
    List<Binding.Bound> bound = new ArrayList<>();
    List<TensorPattern> left = new ArrayList<>();
    solution.fill(modules, bound, left);
    Binding binding = new Binding(bound, List.of(), left).sorted(match.dialect());
    Sizes sizes = new Sizes(match.dialect(), match.config());
    return new Candidate(match.dialect(), match.config(), sizes, binding, match.configured());
  }
}
