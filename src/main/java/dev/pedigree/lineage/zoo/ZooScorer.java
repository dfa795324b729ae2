package dev.pedigree.lineage.zoo;

import dev.pedigree.lineage.relate.Bond;
import dev.pedigree.lineage.relate.CheckedClaim;
import dev.pedigree.lineage.relate.CheckedClaim.Outcome;
import dev.pedigree.lineage.relate.Related;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.lineage.weights.Kinship.Finding;
import dev.pedigree.lineage.zoo.KnownZoo.Member;
import dev.pedigree.lineage.zoo.KnownZoo.Pair;
import dev.pedigree.lineage.zoo.KnownZoo.Shared;
import dev.pedigree.lineage.zoo.ZooScore.Row;
import dev.pedigree.lineage.zoo.ZooScore.Scored;
import dev.pedigree.lineage.zoo.ZooScore.Wrong;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares what was found about models with the truth. */
public final class ZooScorer {
  private final KnownZoo zoo;
  private final Related related;
  private final Map<Set<String>, Bond> bonds = new HashMap<>();

  private ZooScorer(KnownZoo zoo, Related related) {
    this.zoo = zoo;
    this.related = related;
    for (Bond bond : related.bonds()) {
      bonds.put(Set.of(name(bond.a()), name(bond.b())), bond);
    }
  }

  /**
   * The score.
   *
   * @param related what was found, members in the order of the zoo
   * @param losses of the members on the passages, NaN for one that could not be run
   * @param headerBytes bytes of headers that were read
   * @param fileBytes bytes of all weight files
   */
  public static ZooScore of(
      KnownZoo zoo, Related related, List<Double> losses, long headerBytes, long fileBytes) {
    if (related.members().size() != zoo.members().size()) {
      throw new IllegalArgumentException("not the members of the zoo");
    }
    return new ZooScorer(zoo, related).score(losses, headerBytes, fileBytes);
  }

  private String name(int member) {
    return zoo.members().get(member).name();
  }

  private ZooScore score(List<Double> losses, long headerBytes, long fileBytes) {
    Map<Shared, Map<Finding, Integer>> counts = new EnumMap<>(Shared.class);
    List<Wrong> wrong = new ArrayList<>();
    int[] strangers = new int[2];
    int[] relatives = new int[2];
    int[] directions = new int[2];
    for (Pair pair : zoo.pairs()) {
      if (pair.counted()) {
        Bond bond = bonds.get(Set.of(pair.a(), pair.b()));
        Finding seen = bond.kinship().map(Kinship::finding).orElse(Finding.UNKNOWN);
        counts
            .computeIfAbsent(pair.shared(), s -> new EnumMap<>(Finding.class))
            .merge(seen, 1, Integer::sum);
        boolean stranger = pair.shared() == Shared.NONE;
        boolean says = seen == Finding.SAME || seen == Finding.DERIVED;
        boolean right = stranger ? !says : says;
        count(stranger ? strangers : relatives, right);
        if (!right) {
          wrong.add(new Wrong(pair.a(), pair.b(), word(pair.shared()), word(seen)));
        }
        if (!stranger) {
          count(directions, direction(bond).equals(pair.direction()));
        }
      }
    }
    List<Scored> members = new ArrayList<>();
    for (int i = 0; i < zoo.members().size(); i++) {
      members.add(scored(i, losses.get(i)));
    }
    return new ZooScore(
        counts.entrySet().stream().map(row -> row(row.getKey(), row.getValue())).toList(),
        rate(strangers),
        rate(relatives),
        (int) zoo.members().stream().filter(ZooScorer::starts).count(),
        rate(members.stream().filter(m -> !names(m.parents()).equals(names(m.found()))).count()),
        rate(members.stream().filter(m -> !m.right()).count()),
        rate(directions),
        claims(),
        rate(members.stream().filter(m -> !m.runs()).count()),
        wrong,
        members,
        members.stream().mapToLong(Scored::bytesRead).sum(),
        headerBytes,
        fileBytes);
  }

  /**
   * Whether a model was trained from random numbers: nobody's weights, or a teacher's words only.
   */
  private static boolean starts(Member member) {
    return member.parents().stream().allMatch(step -> step.relation().equals("distilled"));
  }

  private static void count(int[] wrongOf, boolean right) {
    wrongOf[0] += right ? 0 : 1;
    wrongOf[1]++;
  }

  private static Rate rate(int[] wrongOf) {
    return new Rate(wrongOf[0], wrongOf[1]);
  }

  private Rate rate(long wrong) {
    return new Rate((int) wrong, zoo.members().size());
  }

  private static Row row(Shared truth, Map<Finding, Integer> seen) {
    return new Row(
        word(truth),
        seen.getOrDefault(Finding.SAME, 0),
        seen.getOrDefault(Finding.DERIVED, 0),
        seen.getOrDefault(Finding.INDEPENDENT, 0),
        seen.getOrDefault(Finding.UNKNOWN, 0));
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> names(List<Step> steps) {
    Set<String> names = new HashSet<>();
    steps.forEach(step -> names.add(step.parent()));
    return names;
  }

  private String direction(Bond bond) {
    return bond.way()
        .map(
            way ->
                switch (way) {
                  case A_TO_B -> name(bond.a()) + " -> " + name(bond.b());
                  case B_TO_A -> name(bond.b()) + " -> " + name(bond.a());
                })
        .orElse("");
  }

  private Scored scored(int member, double loss) {
    Member known = zoo.members().get(member);
    return new Scored(
        known.name(),
        known.parents(),
        related.parents().get(member).stream()
            .map(parent -> new Step(name(parent.parent()), parent.descent().word()))
            .toList(),
        related.claims().get(member).stream().map(claim -> claim.outcome().word()).toList(),
        loss,
        known.loss(),
        related.members().get(member).sample().map(Sample::bytesRead).orElse(0L));
  }

  /** A claim is judged rightly if a true one is not contradicted, and a false one is. */
  private Rate claims() {
    int[] wrongOf = new int[2];
    for (int i = 0; i < zoo.members().size(); i++) {
      if (zoo.members().get(i).claim().isPresent()) {
        boolean contradicted =
            related.claims().get(i).stream()
                .map(CheckedClaim::outcome)
                .anyMatch(outcome -> outcome == Outcome.CONTRADICTED);
        count(wrongOf, zoo.members().get(i).claim().get() != contradicted);
      }
    }
    return rate(wrongOf);
  }
}
