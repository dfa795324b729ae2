package dev.pedigree.smoke;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Runs a model under every description that fits its shapes. The one under which it does what it
 * should, when it does not under the others, is the right one.
 */
final class Settling {

  /** Makes the model as one description has it. */
  interface Maker {
    Decoder make(Architecture architecture) throws IOException;
  }

  /** How well a model does what it should. */
  interface Trial {
    /** What it measures. */
    SettledRoles.Measure measure();

    /** Tokens that a short run puts through the model. */
    int quickRows();

    /** Tokens that a whole run puts through the model. */
    long wholeRows();

    /** The measure in a short run; lower is better. */
    double quick(Decoder decoder) throws IOException;

    /** The measure in a whole run. */
    Measured whole(Decoder decoder) throws IOException;

    /** Whether a measure of a short run is so much lower that the other description is wrong. */
    boolean farLower(double measure, double other);

    /** Whether a whole run is so much better than another one that the other is wrong. */
    boolean better(Measured one, Measured other);
  }

  /**
   * The result of a whole run.
   *
   * @param right whether the model does what it should
   * @param costs of each token, in nats, where texts were read
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Measured(double measure, boolean right, double[] costs) {}

  /** A description with its measure in a short run. */
  record Ranked(Architecture architecture, double quick) {}

  /** A description with its measure in a whole run. */
  private record Run(Architecture architecture, Measured measured) {}

  private final List<Architecture> descriptions;
  private final Maker maker;
  private final Trial trial;

  Settling(List<Architecture> descriptions, Maker maker, Trial trial) {
    this.descriptions = descriptions;
    this.maker = maker;
    this.trial = trial;
  }

  /**
   * The model as the first description has it by which it can be computed.
   *
   * @throws UnsupportedDesign when there is no step for any of them
   * @throws BrokenStep when their parts do not fit together
   */
  static Decoder first(List<Architecture> descriptions, Maker maker) throws IOException {
    RuntimeException why = null;
    for (Architecture architecture : descriptions) {
      try {
        return maker.make(architecture);
      } catch (UnsupportedDesign | BrokenStep e) {
        why = why == null ? e : why;
      }
    }
    throw why == null ? new IllegalArgumentException("no description") : why;
  }

  /**
   * The outcome.
   *
   * @param best the best description that is kept; empty if the model does what it should under
   *     none
   * @param roles what was told
   */
  record Result(Optional<Architecture> best, SettledRoles roles) {}

  /**
   * Runs those that are left.
   *
   * @param ranked those that could be run
   */
  Result run(List<Ranked> ranked, List<Ranked> left) throws IOException {
    List<Run> runs = whole(left);
    List<Run> right =
        runs.stream()
            .filter(r -> r.measured().right())
            .sorted(Comparator.comparingDouble(r -> r.measured().measure()))
            .toList();
    List<Run> kept =
        right.stream().filter(r -> !trial.better(right.get(0).measured(), r.measured())).toList();
    OptionalDouble next =
        runs.stream().filter(r -> !kept.contains(r)).mapToDouble(r -> r.measured().measure()).min();
    double best =
        kept.isEmpty() ? next.orElse(Double.POSITIVE_INFINITY) : kept.get(0).measured().measure();
    SettledRoles roles =
        new SettledRoles(
            trial.measure(),
            descriptions.size(),
            ranked.size(),
            kept.size(),
            best,
            next,
            tensors(kept.stream().map(Run::architecture).toList()));
    return new Result(kept.stream().map(Run::architecture).findFirst(), roles);
  }

  /** Those that can be computed, the best in a short run first. */
  List<Ranked> ranked() throws IOException {
    List<Ranked> ranked = new ArrayList<>();
    for (Architecture architecture : descriptions) {
      try {
        Decoder decoder = maker.make(architecture);
        ranked.add(new Ranked(architecture, trial.quick(decoder)));
      } catch (UnsupportedDesign e) {
        // There is no step for it: it is counted as possible and not as tried.
      } catch (BrokenStep e) {
        // Numbers that are not finite, or parts that do not fit: not the right description.
        ranked.add(new Ranked(architecture, Double.POSITIVE_INFINITY));
      }
    }
    ranked.sort(Comparator.comparingDouble(Ranked::quick));
    return ranked;
  }

  /**
   * Those that a short run does not rule out, and one more, so that it can be said how far behind
   * it is.
   */
  List<Ranked> left(List<Ranked> ranked) {
    List<Ranked> left = new ArrayList<>();
    for (Ranked one : ranked) {
      if (Double.isInfinite(one.quick())) {
        break;
      }
      left.add(one);
      if (trial.farLower(ranked.get(0).quick(), one.quick())) {
        break;
      }
    }
    return left;
  }

  private List<Run> whole(List<Ranked> left) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (Ranked one : left) {
      try {
        runs.add(new Run(one.architecture(), trial.whole(maker.make(one.architecture()))));
      } catch (BrokenStep e) {
        runs.add(
            new Run(
                one.architecture(), new Measured(Double.POSITIVE_INFINITY, false, new double[0])));
      }
    }
    return runs;
  }

  /** The tensors on whose roles the descriptions differ, with those that are kept. */
  private List<SettledRoles.Tensor> tensors(List<Architecture> kept) {
    Map<String, Set<String>> possible = roles(descriptions);
    Map<String, Set<String>> left = roles(kept.isEmpty() ? descriptions : kept);
    List<SettledRoles.Tensor> tensors = new ArrayList<>();
    left.forEach(
        (pattern, roles) -> {
          if (possible.get(pattern).size() > 1) {
            tensors.add(new SettledRoles.Tensor(pattern, List.copyOf(roles)));
          }
        });
    return tensors;
  }

  private static Map<String, Set<String>> roles(List<Architecture> all) {
    Map<String, Set<String>> roles = new LinkedHashMap<>();
    for (Architecture architecture : all) {
      for (RoleBinding binding : architecture.roles()) {
        Set<String> of = roles.computeIfAbsent(binding.pattern(), p -> new LinkedHashSet<>());
        binding.roles().stream().map(TensorRole::name).forEach(of::add);
      }
    }
    return roles;
  }
}
