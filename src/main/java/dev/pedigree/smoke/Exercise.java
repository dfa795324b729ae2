package dev.pedigree.smoke;

import dev.pedigree.architecture.Architecture;
import java.util.ArrayList;
import java.util.List;

/** Finds out which elements of a design a run puts to the test: those whose change it notices. */
final class Exercise {

  /** Ten times the distance that counts as equal. */
  private static final double NOTICED = 10 * Reference.NMSE;

  private Exercise() {}

  /** Builds a decoder from a changed description and changed parts. */
  interface Builder {
    Decoder build(Architecture architecture, Parts parts);
  }

  /**
   * Changes one element after the other.
   *
   * @param logits what the unchanged model says of the sequences
   */
  static List<SmokeResult.Element> of(
      Architecture architecture,
      Parts parts,
      Builder builder,
      int[][] sequences,
      List<float[]> logits) {
    List<SmokeResult.Element> elements = new ArrayList<>();
    for (Mutation mutation : Mutations.of(architecture)) {
      double moved;
      try {
        Decoder changed = builder.build(mutation.architecture(), mutation.parts().apply(parts));
        moved = distance(new LogitRun(changed, Watch.FINITE).together(sequences), logits);
      } catch (BrokenStep e) {
        // The change does not fit the tensors, or blows up: it would not go unnoticed.
        moved = Double.POSITIVE_INFINITY;
      }
      elements.add(new SmokeResult.Element(mutation.element(), moved > NOTICED, moved));
    }
    return elements;
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
