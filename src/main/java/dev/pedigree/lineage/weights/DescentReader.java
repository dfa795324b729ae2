package dev.pedigree.lineage.weights;

import dev.pedigree.lineage.sample.Numbers;
import dev.pedigree.lineage.sample.Sample;
import dev.pedigree.lineage.weights.Kinship.Finding;
import dev.pedigree.lineage.weights.Kinship.StreamOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from a kinship which of two models was made from the other, and how. */
public final class DescentReader {
  /** Vocabularies that grow by less than this share got a few special tokens, or padding. */
  private static final double EXTENDED = 1.01;

  /** Largest singular value of added noise, as a share of what noise has on average. */
  private static final double NOISE = 1.1;

  /** Noise that hides something leaves the model working. */
  private static final double MOST_NOISE = 0.3;

  /** How much more than the average a matrix may change by evenly spread noise. */
  private static final double EVEN = 1.6;

  private static final double LOW_RANK = 0.97;

  private final Sample a;
  private final Sample b;
  private final Kinship kinship;

  private DescentReader(Sample a, Sample b, Kinship kinship) {
    this.a = a;
    this.b = b;
    this.kinship = kinship;
  }

  /** Which way something leads. */
  public enum Way {
    A_TO_B,
    B_TO_A
  }

  /**
   * Which of the two was made from the other by their structure: quantised numbers, experts, tokens
   * and layers. Empty where structure does not tell.
   */
  public static Optional<Way> way(Sample a, Sample b, Kinship kinship) {
    DescentReader reader = new DescentReader(a, b, kinship);
    if (reader.structural(true).isPresent()) {
      return Optional.of(Way.A_TO_B);
    }
    return reader.structural(false).isPresent() ? Optional.of(Way.B_TO_A) : Optional.empty();
  }

  /** How the child was made, if it was made from the other. */
  public static Descent descent(Sample a, Sample b, Kinship kinship, Way way) {
    DescentReader reader = new DescentReader(a, b, kinship);
    return reader.structural(way == Way.A_TO_B).orElseGet(reader::plain);
  }

  /** A change of structure from a to b, or from b to a. */
  private Optional<Descent> structural(boolean forward) {
    Sample parent = forward ? a : b;
    Sample child = forward ? b : a;
    List<Integer> origins = forward ? kinship.originsOfB() : kinship.originsOfA();
    if (child.sizes().experts() > 0 && parent.sizes().experts() == 0) {
      return Optional.of(Descent.UPCYCLED);
    }
    if (child.layers() > parent.layers() && repeats(origins)) {
      return Optional.of(Descent.DEPTH_UPSCALED);
    }
    if (child.layers() < parent.layers()) {
      List<Integer> others = forward ? kinship.originsOfA() : kinship.originsOfB();
      boolean fromOther = repeats(others);
      return fromOther ? Optional.empty() : Optional.of(Descent.PRUNED);
    }
    if (child.sizes().width() < parent.sizes().width()
        || child.layers() == parent.layers() && child.sizes().ffn() < parent.sizes().ffn()) {
      return Optional.of(Descent.PRUNED);
    }
    if (!child.quantised().isEmpty() && parent.quantised().isEmpty()) {
      return Optional.of(Descent.QUANTIZED);
    }
    if (child.sizes().vocabulary() > EXTENDED * parent.sizes().vocabulary()) {
      return Optional.of(Descent.VOCAB_EXTENDED);
    }
    return Optional.empty();
  }

  private static boolean repeats(List<Integer> origins) {
    List<Integer> known = origins.stream().filter(origin -> origin >= 0).toList();
    return known.stream().distinct().count() < known.size();
  }

  private Descent plain() {
    boolean moved = kinship.stream() == StreamOrder.REORDERED || kinship.movedInside();
    if (kinship.finding() == Finding.SAME) {
      return Descent.RENAMED_COPY;
    }
    if (kinship.rescaled()) {
      return Descent.RESCALED_COPY;
    }
    double change = kinship.all().change();
    if (kinship.stream() == StreamOrder.ROTATED && change <= SharedNumbers.ROUNDED) {
      return Descent.ROTATED_COPY;
    }
    if (change <= 2 * rounding()) {
      return moved ? Descent.PERMUTED_COPY : Descent.RENAMED_COPY;
    }
    List<Change> changes = kinship.tensors().stream().flatMap(t -> t.change().stream()).toList();
    if (!changes.isEmpty()) {
      boolean low = changes.stream().allMatch(c -> c.lowRank() > LOW_RANK);
      if (low && !moved) {
        return Descent.LORA_MERGED;
      }
      double top = changes.stream().mapToDouble(Change::top).average().orElseThrow();
      if (top < NOISE && change < MOST_NOISE && even()) {
        return Descent.NOISED_COPY;
      }
    }
    return kept() * kept() > 0.5 ? Descent.FINETUNE : Descent.CONTINUED_PRETRAIN;
  }

  /** What is left of the parent in the matrices of the layers: their middle cosine. */
  private double kept() {
    double[] cosines = layers().mapToDouble(t -> t.dots().cosine()).sorted().toArray();
    return cosines.length == 0 ? kinship.all().cosine() : cosines[cosines.length / 2];
  }

  /** Whether all matrices changed by about the same share. */
  private boolean even() {
    double[] shares = layers().mapToDouble(t -> t.dots().change()).sorted().toArray();
    return shares.length > 0
        && shares[shares.length - 1] < EVEN * shares[shares.length / 2]
        && EVEN * shares[0] > shares[shares.length / 2];
  }

  private Stream<TensorKin> layers() {
    return kinship.tensors().stream()
        .filter(t -> t.b().layer() >= 0 && !Residual.gains(t.b().role()) && !t.b().role().isBias());
  }

  /** The coarser relative rounding of the two. */
  private double rounding() {
    return Math.max(rounding(a), rounding(b));
  }

  private static double rounding(Sample sample) {
    return sample.tensors().values().stream().mapToDouble(Numbers::rounding).max().orElse(0);
  }
}
