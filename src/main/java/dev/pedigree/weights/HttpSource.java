package dev.pedigree.weights;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A file on a server, read by ranged requests: the first one brings {@link #WINDOW} bytes, which
 * hold most headers, and the size of the file; a second one brings the rest of a longer header. A
 * server that ignores ranges is listened to only as long as needed.
 *
 * <p>Throws {@link FindingException} where a server answers in a way that cannot be used, and
 * {@link IOException} where it does not answer.
 */
public final class HttpSource implements ByteSource {
  /** Of the most used models 97 in 100 have headers below 100 kB (huggingface_hub measured it). */
  public static final int WINDOW = 100 * 1024;

  /** What a sequential read asks for at once; it stops listening much earlier. */
  private static final long STRETCH = 1L << 28;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final HttpRanges ranges;
  private final List<Finding> findings = new ArrayList<>();
  private byte[] start = new byte[0];
  private RangeBody stream;
  private long streamEnd;
  private long size = -1;
  private boolean sequential;
  private int requests;

  /**
   * A file on a server; nothing is asked before the first read.
   *
   * @param name the name that findings show
   * @param headers sent with each request, but never to another host that the server redirects to
   */
  public HttpSource(String name, URI url, Map<String, String> headers) {
    this(name, url, headers, PATIENCE);
  }

  /**
   * The same with another patience.
   *
   * @param stall how long the server may send nothing
   */
  public HttpSource(String name, URI url, Map<String, String> headers, Duration stall) {
    this.name = name;
    this.ranges = new HttpRanges(name, url, headers, stall);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized long size() throws IOException {
    if (size < 0) {
      window();
    }
    return size;
  }

  /** How many requests were answered, redirects not counted. */
  public synchronized int requests() {
    return requests;
  }

  @Override
  public synchronized List<Finding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public boolean remote() {
    return true;
  }

  @Override
  public synchronized void sequential() {
    sequential = true;
  }

  @Override
  public synchronized byte[] read(long offset, int length) throws IOException {
    if (size < 0) {
      window();
    }
    int wanted = (int) Math.max(0, Math.min(length, size - offset));
    long end = offset + wanted;
    if (end > start.length) {
      if (offset > start.length + (long) WINDOW && stream == null) {
        return apart(offset, wanted);
      }
      extend(end);
    }
    return Arrays.copyOfRange(start, (int) offset, (int) end);
  }

  private void window() throws IOException {
    RangeBody body = ask(0, WINDOW);
    int first = (int) Math.min(WINDOW, size);
    start = body.take(first);
    settle(body, start.length);
  }

  /** A place far from the start: the directory of an archive, for example. */
  private byte[] apart(long offset, int length) throws IOException {
    if (length == 0) {
      return new byte[0];
    }
    RangeBody body = ask(offset, length);
    if (body.from() != offset) {
      body.cancel();
      throw new FindingException(
          Finding.error("weights.range-ignored", Location.of(name), "offset", offset));
    }
    byte[] bytes = body.take(length);
    body.cancel();
    return bytes;
  }

  private void extend(long end) throws IOException {
    if (end > Integer.MAX_VALUE - 16) {
      throw new IOException("more than 2 GB of header");
    }
    if (stream == null) {
      long length = sequential ? Math.min(STRETCH, size - start.length) : end - start.length;
      RangeBody body = ask(start.length, length);
      body.skip(start.length - body.from());
      stream = body;
      streamEnd = start.length + length;
    }
    int old = start.length;
    byte[] more = stream.take((int) (end - old));
    start = Arrays.copyOf(start, old + more.length);
    System.arraycopy(more, 0, start, old, more.length);
    settle(stream, start.length);
  }

  /** Keeps a body that has more to give, for the next read; else lets go of it. */
  private void settle(RangeBody body, long read) {
    boolean whole = body.whole();
    if (whole ? read < size : sequential && body == stream && read < streamEnd) {
      stream = body;
      streamEnd = whole ? size : streamEnd;
    } else {
      body.cancel();
      stream = null;
    }
  }

  private RangeBody ask(long offset, long length) throws IOException {
    RangeBody body = ranges.ask(offset, length);
    requests++;
    if (size >= 0 && body.total() != size) {
      body.cancel();
      throw new FindingException(
          Finding.error(
              "weights.size-changed", Location.of(name), "before", size, "now", body.total()));
    }
    size = body.total();
    if (body.whole() && size > WINDOW && findings.isEmpty()) {
      findings.add(Finding.info("weights.ranges-not-served", Location.of(name)));
    }
    return body;
  }

  @Override
  public synchronized void close() {
    if (stream != null) {
      stream.cancel();
      stream = null;
    }
  }
}
