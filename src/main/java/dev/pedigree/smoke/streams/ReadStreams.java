package dev.pedigree.smoke.streams;

/**
 * The streams of hyper-connections that end with one more reading: at the start each is the
 * embedding.
 *
 * @param read how they are read at the end
 */
public record ReadStreams(LowRankConnection read) implements Streams {

  @Override
  public int count() {
    return read.count();
  }

  @Override
  public float[] spread(float[] x, int rows, int width) {
    return CopiedStreams.copies(x, count(), rows, width);
  }

  @Override
  public float[] gathered(float[] x, int rows, int width) {
    return read.of(x, rows, width).input();
  }
}
