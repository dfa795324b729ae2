package dev.pedigree.crawl.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** A stream that throws after too many bytes or too much time. */
public final class BoundedStream extends FilterInputStream {
  private final Deadline deadline;
  private long left;

  public BoundedStream(InputStream in, long bytes, Deadline deadline) {
    super(in);
    this.left = bytes;
    this.deadline = deadline;
  }

  /** Thrown when a source sends more bytes than the limit. */
  public static final class TooMuch extends IOException {
    TooMuch() {
      super("more bytes than the limit");
    }
  }

  @Override
  public int read() throws IOException {
    check();
    int b = super.read();
    if (b >= 0) {
      left--;
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    check();
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      left -= n;
    }
    return n;
  }

  private void check() throws IOException {
    if (deadline.passed()) {
      throw new InterruptedIOException("time limit");
    }
    if (left < 0) {
      throw new TooMuch();
    }
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] buffer = new byte[(int) Math.min(n, 8192)];
    return n <= 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
