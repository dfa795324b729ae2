package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectChoice;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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

  private Aligner(Config opened, List<Dialect> dialects) {
    this.opened = opened;
    this.dialects = dialects;
  }

  /** The result: the dialect to read the model by, and the possible roles of each tensor. */
  public record Aligned(DialectChoice choice, Alignment alignment) {}

  /**
   * Aligns the tensors with the dialects that leave the fewest unmatched; empty when none comes
   * near.
   */
  public static Optional<Aligned> align(
      Config opened, List<TensorPattern> tensors, List<Dialect> dialects) {
    return new Aligner(opened, dialects).run(tensors);
  }

  /**
   * Modules to compare with those of the dialects.
   *
   * @param paired whether they have their biases
   */
  private record Header(List<NamelessModule> modules, int layers, boolean paired) {

    static Optional<Header> of(List<Kin> kin, boolean paired) {
      if (kin.size() > 3 * MOST_KINDS) {
        return Optional.empty();
      }
      int layers = mostFrequent(kin);
      List<NamelessModule> modules = Modules.of(kin, layers, paired);
      long real = modules.stream().filter(m -> !m.bufferLike()).count();
      return real > MOST_KINDS || real < 4 || layers < 1
          ? Optional.empty()
          : Optional.of(new Header(modules, layers, paired));
    }

    /**
     * Whether nothing is missing, and no tensor that is left over could be in place of another: one
     * of the same shape could.
     */
    boolean clear(Solution solution) {
      Map<NamelessModule.Kind, Integer> left = new HashMap<>();
      modules.forEach(m -> left.merge(m.kind(), m.bufferLike() ? 0 : 1, Integer::sum));
      solution.places().values().forEach(p -> left.merge(p.kind(), -1, Integer::sum));
      Set<List<Long>> shapes = new HashSet<>();
      left.forEach((kind, count) -> shapes.addAll(count > 0 ? List.of(kind.shape()) : List.of()));
      return solution.missing() == 0
          && solution.places().values().stream().noneMatch(p -> shapes.contains(p.kind().shape()));
    }

    /** Whether a match leaves a module of this kind without a role. */
    boolean leaves(Match match, NamelessModule.Kind kind) {
      long there = modules.stream().filter(m -> m.kind().equals(kind)).count();
      return match.solutions().stream()
          .anyMatch(
              s -> s.places().values().stream().filter(p -> p.kind().equals(kind)).count() < there);
    }
  }

  /** The number of layers: the most frequent one, as most modules are in every layer. */
  private static int mostFrequent(List<Kin> all) {
    Map<Integer, Integer> votes = new HashMap<>();
    for (Kin kin : all) {
      if (kin.layered()) {
        votes.merge(kin.layers().size(), 1, Integer::sum);
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
      boolean complete,
      int mismatches,
      boolean vocabulary,
      FusedForms.Change change) {

    Solution first() {
      return solutions.get(0);
    }
  }

  private Optional<Aligned> run(List<TensorPattern> tensors) {
    Set<Header> headers = new LinkedHashSet<>();
    for (List<Kin> way : Groupings.of(tensors, declaredLayers())) {
      Header.of(way, true).ifPresent(headers::add);
      if (!Modules.tellBiases(way)) {
        Header.of(way, false).ifPresent(headers::add);
      }
    }
    for (int most : REMAINDERS) {
      for (Header header : headers) {
        if (most > 0 && !header.paired()) {
          continue;
        }
        List<Match> matches = new ArrayList<>();
        for (Dialect dialect : dialects) {
          if (dialect.nameless()) {
            matches.addAll(matches(dialect, header, most));
          }
        }
        if (!matches.isEmpty()) {
          return Optional.of(aligned(header, matches));
        }
      }
    }
    return Optional.empty();
  }

  /** The number of layers that the configuration gives, under any of the usual keys; else -1. */
  private long declaredLayers() {
    return dialects.stream()
        .mapToLong(d -> new Sizes(d, opened).number(Size.LAYERS))
        .filter(layers -> layers > 0)
        .findFirst()
        .orElse(-1);
  }

  /** The matches of a class in all its forms. */
  private List<Match> matches(Dialect dialect, Header header, int most) {
    Config plain = opened.with(Map.of());
    boolean configured = Mismatches.complete(dialect, plain);
    Config config = configured ? opened.with(dialect.defaults()) : plain;
    List<Match> matches = new ArrayList<>();
    // Other forms of a class are tried only where nothing is left over.
    for (Dialect form : most == 0 ? FusedForms.of(dialect) : List.of(dialect)) {
      for (View.Way way : View.Way.of(form)) {
        AlignmentSearch search =
            new AlignmentSearch(
                form, config, header.modules(), header.layers(), header.paired(), way);
        List<Solution> found = search.run(most);
        if (!found.isEmpty()
            && found.get(0).whole()
            && !Mismatches.hollow(form, found.get(0))
            && header.clear(found.get(0))) {
          FusedForms.Change change = FusedForms.Change.of(dialect, form);
          matches.add(match(form, config, configured, found, search.complete(), change));
        }
      }
    }
    return matches;
  }

  private Match match(
      Dialect dialect,
      Config config,
      boolean configured,
      List<Solution> found,
      boolean complete,
      FusedForms.Change change) {
    int mismatches = configured ? Mismatches.of(dialect, config) : 0;
    mismatches += Mismatches.tie(dialect, opened, found.get(0));
    mismatches += Mismatches.absent(dialect, found.get(0));
    boolean vocabulary =
        found.get(0).places().entrySet().stream()
            .anyMatch(
                e ->
                    e.getKey().spec().role().role() == Role.EMBED
                        && dialect.vocabularies().contains(e.getValue().view().dims().get(0)));
    // A vocabulary that only models of this dialect have outweighs one mismatch.
    int counted = Math.max(0, mismatches - (vocabulary ? 1 : 0));
    return new Match(dialect, config, configured, found, complete, counted, vocabulary, change);
  }

  private static Aligned aligned(Header header, List<Match> matches) {
    matches.sort(
        Comparator.comparingInt((Match m) -> m.first().cost())
            .thenComparing(m -> m.first().loose())
            .thenComparing(Match::mismatches)
            .thenComparing(m -> m.vocabulary() ? 0 : 1)
            .thenComparing(m -> m.change().apart())
            .thenComparing(m -> m.change().joined())
            .thenComparing(m -> m.dialect().ancestors().size())
            .thenComparing(m -> m.dialect().name()));
    Match first = matches.get(0);
    List<Match> alike =
        matches.stream()
            .filter(m -> m.first().cost() == first.first().cost())
            .filter(m -> m.first().loose() == first.first().loose())
            .filter(
                m -> m.mismatches() == first.mismatches() && m.vocabulary() == first.vocabulary())
            // Converters join matrices more often than they take them apart.
            .filter(m -> !m.change().apart() || first.change().apart())
            .toList();
    boolean fits = first.first().cost() == 0;
    List<Match> possible = fits ? alike : matches;
    List<Candidate> candidates =
        possible.stream()
            .flatMap(m -> m.solutions().stream().map(s -> candidate(header, m, s)))
            .toList();
    Alignment alignment =
        new Alignment(
            alike.stream().map(m -> m.dialect().name()).distinct().toList(),
            fits,
            roles(header, possible, fits));
    return new Aligned(new DialectChoice(candidates.get(0), candidates), alignment);
  }

  /**
   * Every role that a tensor can have in one of the matches; none if one of them does without the
   * tensor.
   */
  private static List<Alignment.Aligned> roles(Header header, List<Match> matches, boolean fits) {
    Map<NamelessModule.Kind, Set<Form>> byKind = new LinkedHashMap<>();
    for (Match match : matches) {
      List<TensorSpec> order = match.dialect().tensors();
      Solution.roles(match.solutions(), match.complete())
          .forEach(
              (kind, forms) ->
                  forms.stream()
                      .sorted(Comparator.comparingInt(f -> order.indexOf(f.spec())))
                      .forEach(byKind.computeIfAbsent(kind, k -> new LinkedHashSet<>())::add));
    }
    if (!fits) {
      byKind.keySet().removeIf(kind -> matches.stream().anyMatch(m -> header.leaves(m, kind)));
    }
    List<Alignment.Aligned> aligned = new ArrayList<>();
    for (NamelessModule module : header.modules()) {
      Set<Form> forms = byKind.getOrDefault(module.kind(), Set.of());
      if (forms.isEmpty() && module.bufferLike()) {
        List<TensorRole> buffer =
            List.of(new TensorRole(Role.UNKNOWN_BUFFER, TensorRole.Kind.PARAMETER));
        module.tensors().forEach(t -> aligned.add(new Alignment.Aligned(t, buffer)));
      } else {
        aligned.addAll(module.as(forms));
      }
    }
    return aligned;
  }

  /** The dialect with its tensors bound as in one solution. */
  private static Candidate candidate(Header header, Match match, Solution solution) {
    List<Binding.Bound> bound = new ArrayList<>();
    List<TensorPattern> left = new ArrayList<>();
    solution.fill(header.modules(), bound, left);
    Binding binding = new Binding(bound, List.of(), left).sorted(match.dialect());
    Sizes sizes = new Sizes(match.dialect(), match.config());
    return new Candidate(match.dialect(), match.config(), sizes, binding, match.configured());
  }
}
