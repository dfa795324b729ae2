package dev.pedigree.lineage.signature;

import dev.pedigree.architecture.role.Role;
import dev.pedigree.lineage.sample.Sizes;
import dev.pedigree.lineage.sample.Slot;
import dev.pedigree.lineage.sample.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Signatures of made-up models of a width of 4096, of which 256 units are kept: numbers of their
 * own in each row, and a few directions that the rows of a matrix share, as training leaves them.
 */
final class MadeSignature {
  static final Slot EMBED = new Slot(Role.EMBED.weight(), -1, -1);
  static final int BYTES = 61_558;
  static final String SUM = "d46a7bc6349fea15";

  private static final int UNITS = 256;
  private static final int TOKENS = 32_000;
  private static final int FFN = 11_008;

  private final Map<Slot, float[]> rows;
  private final Map<Slot, int[]> index;
  private final int width;

  private MadeSignature(Map<Slot, float[]> rows, Map<Slot, int[]> index, int width) {
    this.rows = rows;
    this.index = index;
    this.width = width;
  }

  /** Random numbers as a training starts from. */
  static MadeSignature started(long seed) {
    Random random = new Random(seed);
    Map<Slot, float[]> rows = new LinkedHashMap<>();
    Map<Slot, int[]> index = new LinkedHashMap<>();
    for (Role role : List.of(Role.EMBED, Role.HEAD)) {
      put(
          new Slot(role.weight(), -1, -1),
          TokenRows.of(TOKENS, TokenRows.RUNS),
          random,
          rows,
          index);
    }
    for (int layer = 0; layer < 2; layer++) {
      for (Role role : List.of(Role.ATTN_V, Role.FFN_GATE, Role.FFN_UP)) {
        int all = role == Role.ATTN_V ? 4096 : FFN;
        int[] taken = Spread.runs(all, 12);
        put(new Slot(role.weight(), layer, -1), taken, random, rows, index);
      }
    }
    return new MadeSignature(rows, index, 4096);
  }

  private static void put(
      Slot slot, int[] taken, Random random, Map<Slot, float[]> rows, Map<Slot, int[]> index) {
    float[] values = new float[taken.length * UNITS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    rows.put(slot, values);
    index.put(slot, taken);
  }

  /** A model that was trained by itself; another seed is another model of the same kind. */
  static MadeSignature trained(long seed) {
    return started(seed).learned(seed + 1000, 1.0);
  }

  /** This model with something learned: a few directions that the rows of each matrix share. */
  MadeSignature learned(long seed, double size) {
    Random random = new Random(seed);
    return changed(
        values -> {
          float[] more = values.clone();
          for (int k = 0; k < 4; k++) {
            float[] direction = new float[UNITS];
            for (int c = 0; c < UNITS; c++) {
              direction[c] = (float) random.nextGaussian();
            }
            for (int r = 0; r < values.length / UNITS; r++) {
              float along = (float) (size * 0.7 * random.nextGaussian());
              for (int c = 0; c < UNITS; c++) {
                more[r * UNITS + c] += along * direction[c];
              }
            }
          }
          return more;
        });
  }

  /** A descendant whose numbers keep a correlation with these. */
  MadeSignature kept(double correlation, long seed) {
    MadeSignature other = trained(seed);
    Map<Slot, float[]> mixed = new LinkedHashMap<>();
    double rest = Math.sqrt(1 - correlation * correlation);
    rows.forEach(
        (slot, values) -> {
          float[] more = values.clone();
          for (int i = 0; i < more.length; i++) {
            more[i] = (float) (correlation * values[i] + rest * other.rows.get(slot)[i]);
          }
          mixed.put(slot, more);
        });
    return new MadeSignature(mixed, index, width);
  }

  MadeSignature changed(UnaryOperator<float[]> change) {
    Map<Slot, float[]> other = new LinkedHashMap<>();
    rows.forEach((slot, values) -> other.put(slot, change.apply(values)));
    return new MadeSignature(other, index, width);
  }

  /** This model with the rows of one kind of tensor as in another model. */
  MadeSignature with(MadeSignature other, boolean tokens) {
    Map<Slot, float[]> mixed = new LinkedHashMap<>(rows);
    rows.keySet().stream()
        .filter(slot -> slot.layer() < 0 == tokens)
        .forEach(slot -> mixed.put(slot, other.rows.get(slot)));
    return new MadeSignature(mixed, index, width);
  }

  /** The same numbers as of a model of another width. */
  MadeSignature ofWidth(int other) {
    return new MadeSignature(rows, index, other);
  }

  Signature signature() {
    List<SignedTensor> tensors = new ArrayList<>();
    rows.forEach(
        (slot, values) -> {
          RowDigest digest = new RowDigest();
          digest.add(values, 0, values.length);
          int all = slot.layer() < 0 ? TOKENS : slot.role().role() == Role.ATTN_V ? 4096 : FFN;
          tensors.add(SignedTensor.of(slot, all, index.get(slot), values, digest.value()));
        });
    return new Signature(new Sizes(width, FFN, TOKENS, 32, 32, 0), UNITS, tensors, 2_500_000);
  }
}
