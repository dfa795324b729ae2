package dev.pedigree.pipeline.signing;

import dev.pedigree.crawl.WeightContents;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.source.ByteSource;
import dev.pedigree.weights.source.HttpSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Weight files of which no more than some bytes are read, counted as they come over the network.
 */
final class CountedContents implements WeightContents {
  private final WeightContents contents;
  private final long most;
  private final AtomicLong read;

  /**
   * @param most bytes of all files together
   * @param read counts bytes that are read, with those that opening a remote file brings
   */
  CountedContents(WeightContents contents, long most, AtomicLong read) {
    this.contents = contents;
    this.most = most;
    this.read = read;
  }

  @Override
  public ByteSource open(String path) throws IOException {
    ByteSource source = contents.open(path);
    if (source.remote()) {
      count(Math.min(HttpSource.WINDOW, source.size()));
    }
    return new Counted(source);
  }

  private void count(long bytes) throws IOException {
    if (read.addAndGet(bytes) > most) {
      throw new IOException("more than " + most + " bytes would have to be read");
    }
  }

  private final class Counted implements ByteSource {
    private final ByteSource source;

    Counted(ByteSource source) {
      this.source = source;
    }

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public long size() throws IOException {
      return source.size();
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
      count(length);
      return source.read(offset, length);
    }

    @Override
    public ByteBuffer view(long offset, int length) throws IOException {
      count(length);
      return source.view(offset, length);
    }

    @Override
    public boolean remote() {
      return source.remote();
    }

    @Override
    public List<Finding> findings() {
      return source.findings();
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
