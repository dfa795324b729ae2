package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.sample.Slot;
import dev.pedigree.lineage.weights.Dots;
import dev.pedigree.lineage.weights.Kinship;
import dev.pedigree.lineage.weights.KinshipMeter;
import dev.pedigree.lineage.weights.TensorKin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the weights of each two of the members show. */
final class Kinships {
  private final Kinship[][] kinships;
  private final Map<List<Integer>, Map<Slot, Beside>> besides = new HashMap<>();

  private Kinships(int count) {
    this.kinships = new Kinship[count][count];
  }

  /** Compares all pairs. */
  static Kinships of(List<Member> members) {
    Kinships all = new Kinships(members.size());
    List<int[]> pairs = new ArrayList<>();
    for (int a = 0; a < members.size(); a++) {
      for (int b = a + 1; b < members.size(); b++) {
        if (members.get(a).sample().isPresent() && members.get(b).sample().isPresent()) {
          pairs.add(new int[] {a, b});
        }
      }
    }
    List<Kinship> found =
        pairs.parallelStream()
            .map(
                pair ->
                    KinshipMeter.of(
                        members.get(pair[0]).sample().orElseThrow(),
                        members.get(pair[1]).sample().orElseThrow()))
            .toList();
    IntStream.range(0, pairs.size())
        .forEach(i -> all.kinships[pairs.get(i)[0]][pairs.get(i)[1]] = found.get(i));
    return all;
  }

  /** Of two members in either order, read from the one with the smaller index. */
  Optional<Kinship> of(int one, int other) {
    return Optional.ofNullable(kinships[Math.min(one, other)][Math.max(one, other)]);
  }

  boolean related(int one, int other) {
    return one != other && of(one, other).filter(Kinship::related).isPresent();
  }

  /** Size of the difference of two related members as a share of their size. */
  double distance(int one, int other) {
    Dots all = of(one, other).orElseThrow().all();
    double size = Math.sqrt(all.aa() * all.bb());
    return size == 0 ? 1 : Math.sqrt(all.dd() / size);
  }

  /**
   * A tensor of a descendant beside that of another member.
   *
   * @param from the place in the other member
   * @param count numbers
   * @param product of the numbers of both
   * @param squares of the other member's
   * @param own squares of the descendant's
   * @param difference squares of the differences
   */
  record Beside(
      Slot from, long count, double product, double squares, double own, double difference) {}

  /** The tensors of a member beside those of another, by place; empty if the two are unrelated. */
  Map<Slot, Beside> beside(int member, int other) {
    return besides.computeIfAbsent(List.of(member, other), key -> read(member, other));
  }

  private Map<Slot, Beside> read(int member, int other) {
    if (!related(member, other)) {
      return Map.of();
    }
    Map<Slot, Beside> beside = new HashMap<>();
    boolean second = other < member;
    for (TensorKin kin : of(member, other).orElseThrow().tensors()) {
      Dots dots = kin.dots();
      Beside one =
          second
              ? new Beside(kin.a(), dots.count(), dots.ab(), dots.aa(), dots.bb(), dots.dd())
              : new Beside(kin.b(), dots.count(), dots.ab(), dots.bb(), dots.aa(), dots.dd());
      beside.putIfAbsent(second ? kin.b() : kin.a(), one);
    }
    return beside;
  }
}
