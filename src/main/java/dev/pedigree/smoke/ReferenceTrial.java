package dev.pedigree.smoke;

import dev.pedigree.smoke.decoder.Decoder;
import dev.pedigree.smoke.decoder.LogitRun;
import dev.pedigree.smoke.decoder.Watch;
import dev.pedigree.smoke.trial.LogitDistance;
import dev.pedigree.smoke.trial.Reference;
import java.util.List;

/**
 * Whether a model gives the logits of a reference.
 *
 * @param ids of the reference, [batch][tokens]
 */
record ReferenceTrial(Reference reference, int[][] ids) implements Settling.Trial {
  @Override
  public SettledRoles.Measure measure() {
    return SettledRoles.Measure.NMSE;
  }

  @Override
  public int quickRows() {
    return ModelInputs.count(ids);
  }

  @Override
  public long wholeRows() {
    return ModelInputs.count(ids);
  }

  @Override
  public double quick(Decoder decoder) {
    return distance(decoder).nmse();
  }

  @Override
  public Settling.Measured whole(Decoder decoder) {
    LogitDistance distance = distance(decoder);
    return new Settling.Measured(distance.nmse(), Reference.equal(distance), new double[0]);
  }

  @Override
  public boolean farLower(double measure, double other) {
    return measure <= Reference.NMSE && other > Reference.NMSE;
  }

  @Override
  public boolean better(Settling.Measured one, Settling.Measured other) {
    return one.right() && !other.right();
  }

  private LogitDistance distance(Decoder decoder) {
    List<float[]> logits = new LogitRun(decoder, Watch.FINITE).together(ids);
    return reference.distance(logits);
  }
}
