package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectChoice;
import dev.pedigree.architecture.dialect.DialectChoice.Candidate;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.grouping.Groupings;
import dev.pedigree.architecture.grouping.Kin;
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

  /** Most steps of all searches for one header: about a second. */
  private static final long STEPS = 1_000_000;

  /** At most one of so many tensors has no role in a description. */
  private static final int LEFT_OUT = 5;

  private final Config opened;
  private final List<Dialect> dialects;
  private final Effort effort = new Effort(STEPS);

  private Aligner(Config opened, List<Dialect> dialects) {
    this.opened = opened;
    this.dialects = dialects;
  }

  /**
   * The result.
   *
   * @param choice the dialect to read the model by
   * @param alignment the possible roles of each tensor
   * @param assignments all ways to assign them, by class and number of tensors of each kind
   */
  public record Aligned(DialectChoice choice, Alignment alignment, List<Assignments> assignments) {}

  /**
   * Aligns the tensors with the dialects that leave the fewest unmatched; empty when none comes
   * near, or when that is too hard to tell.
   */
  public static Optional<Aligned> align(
      Config opened, List<TensorPattern> tensors, List<Dialect> dialects) {
    return new Aligner(opened, dialects).run(tensors);
  }

  private Optional<Aligned> run(List<TensorPattern> tensors) {
    long declared = declaredLayers();
    Set<Header> before = new HashSet<>();
    for (boolean loose : new boolean[] {false, true}) {
      Set<Header> headers = new LinkedHashSet<>();
      Groupings.of(tensors, declared, loose).forEach(way -> headers.addAll(Header.of(way)));
      headers.removeIf(
          header -> !header.countsAll() || declared > 0 && header.layers() != declared);
      headers.removeAll(before);
      before.addAll(headers);
      Optional<Aligned> found = headers.isEmpty() ? Optional.empty() : fitting(headers);
      if (found.isPresent() || effort.exhausted()) {
        return found.filter(a -> covers(a, tensors));
      }
    }
    return Optional.empty();
  }

  private Optional<Aligned> fitting(Set<Header> headers) {
    List<Reader> readers = readers();
    for (int most : REMAINDERS) {
      for (Header header : headers) {
        if (most == 0 || header.paired()) {
          List<Match> matches = matches(readers, header, most);
          if (effort.exhausted()) {
            return Optional.empty();
          }
          if (!matches.isEmpty()) {
            return Optional.of(aligned(header, matches));
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether most tensors have a role. A description of a part of a model is none of the model, such
   * as one of its stages taken for all of its layers.
   */
  private static boolean covers(Aligned aligned, List<TensorPattern> tensors) {
    long all = tensors.stream().mapToLong(TensorPattern::count).sum();
    long without =
        aligned.alignment().tensors().stream()
            .filter(t -> t.roles().isEmpty())
            .mapToLong(t -> t.tensor().count())
            .sum();
    return without * LEFT_OUT <= all;
  }

  /** The number of layers that the configuration gives, under any of the usual keys; else -1. */
  private long declaredLayers() {
    return dialects.stream()
        .mapToLong(d -> new Sizes(d, opened).number(Size.LAYERS))
        .filter(layers -> layers > 0)
        .findFirst()
        .orElse(-1);
  }

  /** A class with the configuration as it reads it. */
  private record Reader(Dialect dialect, Config config, boolean configured) {}

  private List<Reader> readers() {
    Config plain = opened.with(Map.of());
    List<Reader> readers = new ArrayList<>();
    for (Dialect dialect : dialects) {
      if (dialect.nameless()) {
        boolean configured = Mismatches.complete(dialect, plain);
        Config config = configured ? opened.with(dialect.defaults()) : plain;
        readers.add(new Reader(dialect, config, configured));
      }
    }
    return readers;
  }

  /** The matches of all classes in all their forms. */
  private List<Match> matches(List<Reader> readers, Header header, int most) {
    Map<List<Object>, AlignmentSearch.Result> results = new HashMap<>();
    List<Match> matches = new ArrayList<>();
    List<Match> hollow = new ArrayList<>();
    for (Reader reader : readers) {
      SearchSizes sizes =
          new SearchSizes(reader.dialect(), reader.config(), reader.configured(), header.layers());
      for (Plan known : Plan.of(reader.dialect())) {
        boolean sorts = known.paired() == header.paired() && header.layersDiffer();
        Plan plan = sorts ? known.in(reader.config(), header.layers()) : known;
        // Other forms of a class are tried only where nothing is left over.
        boolean tried = plan.paired() == header.paired() && (most == 0 || plan.own());
        if (!tried || header.stock().refuses(plan, most)) {
          continue;
        }
        List<Object> basis = sizes.basis(plan);
        for (View.Way way : plan.ways()) {
          AlignmentSearch.Result result =
              results.computeIfAbsent(
                  List.of(plan.likeness(), basis, way),
                  k -> new AlignmentSearch(plan, sizes, header.stock(), way, effort).run(most));
          if (!result.found().isEmpty()) {
            List<Solution> found = Solution.of(result, plan, header.stock());
            if (found.get(0).whole() && header.clear(found.get(0))) {
              Match match = match(reader, plan, sizes, found, result.roles(plan, header.stock()));
              (Mismatches.hollow(plan.dialect(), found.get(0)) ? hollow : matches).add(match);
            }
          }
        }
      }
    }
    // A model of a class that has experts in some models may have none, if other things tell it.
    if (matches.isEmpty()) {
      hollow.stream().filter(m -> Mismatches.peculiar(m.first())).forEach(matches::add);
      return matches;
    }
    // A vocabulary says little if a class has it that fits but for its experts or mixers, which
    // its smallest models may lack.
    boolean doubtful = hollow.stream().anyMatch(Match::vocabulary);
    return doubtful ? matches.stream().map(Match::anyVocabulary).toList() : matches;
  }

  private Match match(
      Reader reader,
      Plan plan,
      SearchSizes sizes,
      List<Solution> found,
      Map<NamelessModule.Kind, Set<Form>> roles) {
    Dialect dialect = plan.dialect();
    int mismatches = reader.configured() ? Mismatches.of(dialect, reader.config()) : 0;
    mismatches += reader.configured() ? sizes.open(found.get(0).places().keySet()) : 0;
    mismatches += Mismatches.tie(dialect, opened, found.get(0));
    mismatches += Mismatches.absent(dialect, found.get(0));
    boolean vocabulary =
        found.get(0).places().entrySet().stream()
            .anyMatch(
                e ->
                    e.getKey().spec().role().role() == Role.EMBED
                        && dialect.vocabularies().contains(e.getValue().view().dims().get(0)));
    return new Match(
        dialect,
        reader.config(),
        reader.configured(),
        found,
        roles,
        mismatches,
        vocabulary,
        plan.change());
  }

  private static Aligned aligned(Header header, List<Match> found) {
    List<Match> matches = found.stream().sorted(Match.LIKELIHOOD).toList();
    Match first = matches.get(0);
    List<Match> alike = matches.stream().filter(m -> m.alike(first)).toList();
    boolean fits = first.cost() == 0;
    List<Match> possible = fits ? alike : matches;
    List<Assignments> assignments =
        possible.stream()
            .flatMap(m -> m.solutions().stream().map(s -> assignments(header, m, s)))
            .toList();
    List<Candidate> candidates = assignments.stream().map(a -> a.get(0)).toList();
    Alignment alignment =
        new Alignment(
            alike.stream().map(m -> m.dialect().name()).distinct().toList(),
            fits,
            roles(header, possible, fits));
    return new Aligned(new DialectChoice(candidates.get(0), candidates), alignment, assignments);
  }

  /**
   * Every role that a tensor can have in one of the matches; none if one of them does without the
   * tensor.
   */
  private static List<Alignment.Aligned> roles(Header header, List<Match> matches, boolean fits) {
    Map<NamelessModule.Kind, Set<Form>> byKind = new LinkedHashMap<>();
    for (Match match : matches) {
      List<TensorSpec> order = match.dialect().tensors();
      match
          .roles()
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
      NamelessModule.Kind kind = module.kind();
      boolean buffer =
          header.stock().optional()[header.stock().kinds().indexOf(kind)]
              && matches.stream().anyMatch(m -> header.leaves(m, kind));
      aligned.addAll(module.as(byKind.getOrDefault(kind, Set.of()), buffer));
    }
    header.scales().forEach((scale, of) -> aligned.addAll(scales(header, scale, of, byKind)));
    header.behind().forEach(pattern -> aligned.add(new Alignment.Aligned(pattern, List.of())));
    return aligned;
  }

  /**
   * The roles of scales that belong to one of some weights: what is joined here may have scales for
   * each part.
   */
  private static List<Alignment.Aligned> scales(
      Header header, Kin scale, List<Kin> of, Map<NamelessModule.Kind, Set<Form>> byKind) {
    Set<TensorRole> roles = new LinkedHashSet<>();
    for (NamelessModule module : header.modules()) {
      for (Form form :
          of.contains(module.weight())
              ? byKind.getOrDefault(module.kind(), Set.of())
              : Set.<Form>of()) {
        roles.add(Binding.Bound.role(form.spec(), TensorRole.Kind.SCALE));
        form.spec().parts().forEach(p -> roles.add(new TensorRole(p, TensorRole.Kind.SCALE)));
      }
    }
    return scale.stored().stream()
        .map(stored -> new Alignment.Aligned(stored, List.copyOf(roles)))
        .toList();
  }

  /** The dialect with its tensors bound as in one solution. */
  private static Assignments assignments(Header header, Match match, Solution solution) {
    return new Assignments() {
      @Override
      public long count() {
        return solution.ways(header.modules());
      }

      @Override
      public Candidate get(long number) {
        List<Binding.Bound> bound = new ArrayList<>();
        List<TensorPattern> left = new ArrayList<>(header.apart());
        solution.fill(header.modules(), number, bound, left);
        Binding binding = new Binding(bound, List.of(), left).sorted(match.dialect());
        Sizes sizes = new Sizes(match.dialect(), match.config());
        return new Candidate(match.dialect(), match.config(), sizes, binding, match.configured());
      }
    };
  }
}
