package dev.pedigree.architecture.dialect;

import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dialect that a model is read by.
 *
 * @param best the one to read it by
 * @param alike all that fit equally well, with the best; several if neither configuration nor names
 *     decide
 * @param asked the dialect that the configuration selects, if names follow another
 */
public record DialectChoice(Candidate best, List<Candidate> alike, Optional<Dialect> asked) {

  /** A choice that agrees with the configuration, or is made without one. */
  public DialectChoice(Candidate best, List<Candidate> alike) {
    this(best, alike, Optional.empty());
  }

  /**
   * A dialect applied to a model.
   *
   * @param configured whether there is a complete configuration, so that a missing key means the
   *     default
   */
  public record Candidate(
      Dialect dialect, Config config, Sizes sizes, Binding binding, boolean configured) {

    /** The same candidate with other roles, and sizes computed anew. */
    public Candidate with(Binding binding) {
      return new Candidate(dialect, config, new Sizes(dialect, config), binding, configured);
    }

    /** The roles that names alone have by this dialect. */
    public Binding named(List<TensorPattern> names) {
      return Binding.bind(dialect, Named.of(names), new Question(config, sizes));
    }

    /** The number of dialects it extends; fewer means more general. */
    int depth() {
      return dialect.ancestors().size();
    }
  }

  /**
   * Chooses the dialect that the configuration selects, unless more tensors have names of another
   * one; empty if none knows most of the names.
   */
  public static Optional<DialectChoice> of(
      Config opened, List<TensorPattern> tensors, List<Dialect> all) {
    List<Dialect> dialects = all.stream().map(dialect -> TaskHead.of(opened, dialect)).toList();
    List<Dialect> asked = Dialects.askedFor(opened, dialects);
    if (tensors.isEmpty()) {
      return asked.stream().findFirst().map(dialect -> alone(expected(dialect, opened)));
    }
    List<Named> names = Named.of(tensors);
    List<Named> sample = Named.sample(names);
    Candidate best = null;
    for (Dialect dialect : asked) {
      Candidate candidate = bound(dialect, opened, sample);
      best = best == null || more(candidate, best) ? candidate : best;
    }
    if (best != null && best.binding().unassigned().isEmpty()) {
      return Optional.of(alone(bound(best.dialect(), opened, names)));
    }
    if (!Named.Known.of(all).mayBindMost(sample)) {
      return Optional.empty();
    }
    List<Candidate> tried = new ArrayList<>();
    for (Dialect dialect : dialects) {
      tried.add(bound(dialect, opened, sample));
    }
    Candidate asker = best;
    IdentityHashMap<Candidate, Integer> fitting = new IdentityHashMap<>();
    Comparator<Candidate> order =
        Comparator.comparingLong((Candidate c) -> -c.binding().boundTensors())
            .thenComparing(c -> asker != null && c.dialect() == asker.dialect() ? 0 : 1)
            .thenComparing(c -> DialectClashes.clashes(c).size())
            .thenComparing(c -> -fitting.computeIfAbsent(c, DialectChoice::fitting))
            // Many dialects have the names of LLaMA; the most general that fits is chosen.
            .thenComparing(Candidate::depth);
    tried.sort(order);
    Candidate first = tried.get(0);
    long count =
        sample.stream().mapToLong(t -> t.pattern().count()).sum()
            - first.binding().besides().stream().mapToLong(TensorPattern::count).sum();
    // Most tensors must have a role, since some names (lm_head, model.norm) occur in many
    // conventions.
    if (first.binding().boundTensors() * 2 <= count) {
      return Optional.empty();
    }
    // An embedding and a head alone are those of any program.
    if (asker == null && first.binding().bound().stream().allMatch(b -> b.layers().isEmpty())) {
      return Optional.empty();
    }
    Candidate whole = bound(first.dialect(), opened, names);
    if (asker != null) {
      Dialect other = asker.dialect() == first.dialect() ? null : asker.dialect();
      return Optional.of(new DialectChoice(whole, List.of(whole), Optional.ofNullable(other)));
    }
    List<Candidate> alike = new ArrayList<>();
    for (Candidate candidate : tried) {
      if (candidate.binding().boundTensors() == first.binding().boundTensors()
          && fitting
              .computeIfAbsent(candidate, DialectChoice::fitting)
              .equals(fitting.computeIfAbsent(first, DialectChoice::fitting))
          && DialectClashes.clashes(candidate).size() == DialectClashes.clashes(first).size()) {
        alike.add(candidate.dialect() == first.dialect() ? whole : candidate);
      }
    }
    return Optional.of(new DialectChoice(whole, alike));
  }

  /**
   * As {@link #of}, for a model of which the names of the tensors are known and no shapes: the
   * dialect that the configuration selects, or else the one that the names follow, with the tensors
   * that it expects.
   */
  public static Optional<DialectChoice> stated(
      Config opened, List<TensorPattern> names, List<Dialect> all) {
    Optional<DialectChoice> asked = of(opened, List.of(), all);
    if (asked.isPresent()) {
      return asked;
    }
    return of(opened, names, all)
        .map(
            by -> {
              List<Candidate> alike =
                  by.alike().stream().map(c -> expected(c.dialect(), opened)).toList();
              return new DialectChoice(expected(by.best().dialect(), opened), alike);
            });
  }

  private static DialectChoice alone(Candidate candidate) {
    return new DialectChoice(candidate, List.of(candidate));
  }

  private static boolean more(Candidate a, Candidate b) {
    return a.binding().boundTensors() > b.binding().boundTensors();
  }

  /**
   * How many tensors are stored in the shape that the dialect gives them for this configuration:
   * norms of one head and of all heads have the same name in several conventions.
   */
  private static int fitting(Candidate candidate) {
    int fitting = 0;
    for (Binding.Bound bound : candidate.binding().bound()) {
      int layer = bound.layers().isEmpty() ? -1 : bound.layers().get(0);
      Question question = new Question(candidate.config(), candidate.sizes(), layer);
      if (bound.main()
          && !bound.spec().shape().isEmpty()
          && bound.pattern().shape().equals(Expected.shape(bound.spec(), question))) {
        fitting++;
      }
    }
    return fitting;
  }

  private static Candidate bound(Dialect dialect, Config opened, List<Named> tensors) {
    boolean own = opened.present() && Dialects.mayBeOf(opened, dialect);
    Config config = opened.with(own ? dialect.defaults() : Map.of());
    Sizes sizes = new Sizes(dialect, config);
    Binding binding = Binding.bind(dialect, tensors, new Question(config, sizes));
    return new Candidate(dialect, config, sizes, binding, opened.present());
  }

  private static Candidate expected(Dialect dialect, Config opened) {
    boolean own = opened.present() && Dialects.mayBeOf(opened, dialect);
    Config config = opened.with(own ? dialect.defaults() : Map.of());
    Sizes sizes = new Sizes(dialect, config);
    List<TensorPattern> patterns = Expected.all(dialect, config, sizes);
    Binding binding = Binding.bind(dialect, Named.of(patterns), new Question(config, sizes));
    return new Candidate(dialect, config, sizes, binding, opened.present());
  }
}
