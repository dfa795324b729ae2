package dev.pedigree.smoke.trial;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.dialect.Setting;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.LogitRun;
import dev.pedigree.smoke.decoder.Watch;
import dev.pedigree.smoke.numbers.BrokenStep;
import dev.pedigree.smoke.parts.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the design elements that a run depends on: those whose change moves the logits. */
public final class Exercise {

  /** Logits further apart than this have changed: ten times the tolerance. */
  private static final double NOTICED = 10 * Reference.NMSE;

  private static final Set<String> ROTATION =
      Set.of(Trait.ROPE_PAIRING.rule(), Setting.ROPE_BASE.key());

  private static final Set<String> BOUNDS =
      Set.of(
          Setting.CLIP_QKV.key(),
          Setting.SCORE_CAP.key(),
          Setting.LOGIT_CAP.key(),
          Setting.ACTIVATION_LIMIT.key());

  private final Architecture architecture;
  private final Builder builder;
  private final int[][] sequences;

  private Exercise(Architecture architecture, Builder builder, int[][] sequences) {
    this.architecture = architecture;
    this.builder = builder;
    this.sequences = sequences;
  }

  /** Builds a decoder from a changed description and changed parts. */
  public interface Builder {
    Decoder build(Architecture architecture, Parts parts);
  }

  /**
   * Changes one element at a time and compares the logits.
   *
   * @param parts the weights; random ones may come in several scalings, of which one has to show
   *     the change
   */
  public static List<DesignElement> of(
      Architecture architecture, List<Parts> parts, Builder builder, int[][] sequences) {
    Exercise exercise = new Exercise(architecture, builder, sequences);
    List<Unchanged> unchanged = parts.stream().map(exercise::unchanged).toList();
    List<DesignElement> elements = new ArrayList<>();
    for (Mutation mutation : Mutations.of(architecture)) {
      double moved = 0;
      for (Unchanged some : unchanged) {
        moved = moved > NOTICED ? moved : Math.max(moved, exercise.moved(mutation, some));
      }
      boolean noticed = moved > NOTICED;
      Optional<Text> why =
          noticed ? Optional.empty() : Optional.of(exercise.why(mutation.element(), moved));
      elements.add(new DesignElement(mutation.element(), noticed, moved, why));
    }
    return elements;
  }

  /** Weights, and the logits that the model has with them; empty when it cannot be computed. */
  private record Unchanged(Parts parts, Optional<List<float[]>> logits) {}

  private Unchanged unchanged(Parts parts) {
    try {
      return new Unchanged(parts, Optional.of(run(builder.build(architecture, parts))));
    } catch (BrokenStep e) {
      return new Unchanged(parts, Optional.empty());
    }
  }

  private double moved(Mutation mutation, Unchanged of) {
    if (of.logits().isEmpty()) {
      return 0; // with such weights nothing can be seen
    }
    try {
      Parts changed = mutation.parts().apply(of.parts());
      return distance(run(builder.build(mutation.architecture(), changed)), of.logits().get());
    } catch (BrokenStep e) {
      // The changed model cannot be computed, so the change would be noticed.
      return Double.POSITIVE_INFINITY;
    }
  }

  private List<float[]> run(Decoder decoder) {
    return new LogitRun(decoder, Watch.FINITE).together(sequences);
  }

  private Text why(String element, double moved) {
    if (ROTATION.contains(element) && rotating() == 2) {
      return Words.text("why.one-pair");
    }
    if (BOUNDS.contains(element)) {
      return Words.text("why.bound");
    }
    if (element.equals(Size.NORM_EPS.rule())) {
      return Words.text("why.eps", "moved", Words.number(moved));
    }
    return moved == 0
        ? Words.text("why.idle")
        : Words.text("why.quiet", "moved", Words.number(moved));
  }

  /** Dimensions of a head that RoPE rotates. */
  private double rotating() {
    double all = architecture.size(Size.HEAD_DIM).value() instanceof Number n ? n.doubleValue() : 0;
    return architecture.computation().number(Setting.ROPE_DIM, 0, all);
  }

  private static double distance(List<float[]> a, List<float[]> b) {
    double error = 0;
    double power = 0;
    for (int s = 0; s < a.size(); s++) {
      for (int i = 0; i < a.get(s).length; i++) {
        double difference = (double) a.get(s)[i] - b.get(s)[i];
        error += difference * difference;
        power += (double) b.get(s)[i] * b.get(s)[i];
      }
    }
    return error / power;
  }
}
