package dev.pedigree.smoke.streams;

import dev.pedigree.smoke.attention.Batch;
import dev.pedigree.smoke.mixer.CausalFilter;
import dev.pedigree.smoke.mixer.Mixer;
import dev.pedigree.smoke.numbers.Linear;
import dev.pedigree.smoke.numbers.Norm;
import dev.pedigree.smoke.projection.Filtered;
import java.util.List;

/**
 * What a layer remembers of the last few tokens (Qwen 4): hashes of them choose rows of a table, a
 * gate made of these and of the streams lets their values in, and a convolution over the values of
 * some earlier tokens is added.
 *
 * @param hashes which rows the last tokens have
 * @param table the rows
 * @param key from the rows of a token, side by side, to what is compared with the streams
 * @param value from the rows of a token to what is added
 * @param norms of keys, of streams and of values, each stream alone
 * @param filter over values, [channels, reach], the last tap for the present token
 * @param apart tokens between two that the filter sees
 */
public record NgramMemory(
    NgramHashes hashes,
    Table table,
    Linear key,
    Linear value,
    Norms norms,
    float[] filter,
    int apart) {

  /** Rows by number. */
  public interface Table {
    /** Numbers of a row. */
    int width();

    /** Reads a row. */
    void read(long row, float[] into);
  }

  /** Norms of each stream alone. */
  public record Norms(Norm key, Norm query, Norm out) {}

  /** Least size of a gate before its root. */
  private static final double LEAST = 1e-6;

  /** The streams with what is remembered added. */
  public float[] added(float[] streams, Batch batch, int width, int layer) {
    int rows = batch.rows();
    int count = streams.length / rows / width;
    float[] found = found(batch, layer);
    float[] keys = norms.key().of(key.of(found, rows), width);
    float[] queries = norms.query().of(streams, width);
    float[] values = value.of(found, rows);
    float[] open = new float[streams.length];
    for (int r = 0; r < rows; r++) {
      for (int m = 0; m < count; m++) {
        int at = (r * count + m) * width;
        double gate = gate(keys, queries, at, width);
        for (int d = 0; d < width; d++) {
          open[at + d] = (float) (gate * values[r * width + d]);
        }
      }
    }
    float[] sum = filtered(norms.out().of(open, width), batch, layer);
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (streams[i] + open[i] + sum[i] * HyperConnection.sigmoid(sum[i]));
    }
    return sum;
  }

  private static double gate(float[] keys, float[] queries, int at, int width) {
    double dot = 0;
    for (int d = 0; d < width; d++) {
      dot += (double) keys[at + d] * queries[at + d];
    }
    dot /= Math.sqrt(width);
    return HyperConnection.sigmoid(Math.signum(dot) * Math.sqrt(Math.max(Math.abs(dot), LEAST)));
  }

  private float[] found(Batch batch, int layer) {
    float[] found = new float[batch.rows() * key.weights().columns()];
    float[] row = new float[table.width()];
    List<Mixer.Run> runs = Filtered.runs(batch, layer, hashes, hashes.stateSize());
    for (int p = 0; p < runs.size(); p++) {
      Batch.Part part = batch.parts().get(p);
      Mixer.Run run = runs.get(p);
      for (int r = run.first(); r < run.end(); r++) {
        long[] ids = hashes.of(part.tokens()[r - part.firstRow()], run.state());
        for (int i = 0; i < ids.length; i++) {
          table.read(ids[i], row);
          System.arraycopy(row, 0, found, (r * ids.length + i) * row.length, row.length);
        }
      }
    }
    return found;
  }

  /** The convolution with tokens left out, as one over all whose weights there are zero. */
  private float[] filtered(float[] values, Batch batch, int layer) {
    int channels = values.length / batch.rows();
    int reach = filter.length / channels;
    int all = (reach - 1) * apart + 1;
    float[] spread = new float[channels * all];
    for (int c = 0; c < channels; c++) {
      for (int k = 0; k < reach; k++) {
        spread[c * all + k * apart] = filter[c * reach + k];
      }
    }
    CausalFilter wide = new CausalFilter(spread, null, channels, x -> x);
    for (Mixer.Run run : Filtered.runs(batch, layer, filter, wide.stateSize())) {
      wide.inPlace(values, channels, 0, run, 0);
    }
    return values;
  }
}
