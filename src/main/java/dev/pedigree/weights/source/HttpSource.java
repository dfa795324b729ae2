package dev.pedigree.weights.source;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.net.Reach;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A file on a server, read by ranged requests. The first one brings {@link #WINDOW} bytes, which
 * hold most headers, and the size of the file; a second one brings the rest of a longer header.
 * From a server that ignores ranges, no more is read than needed.
 *
 * <p>Throws {@link FindingException} where a server answers in a way that cannot be used, and
 * {@link IOException} where it does not answer.
 */
public final class HttpSource implements ByteSource {
  /** Of the most used models 97 % have headers below 100 kB (measured by huggingface_hub). */
  public static final int WINDOW = 100 * 1024;

  /** Most unneeded bytes to read from a server that ignores ranges. */
  private static final long FAR = 1L << 24;

  /** Bytes that a sequential read requests at once, although it usually ends much earlier. */
  private static final long STRETCH = 1L << 28;

  /** Bytes that were not read from the start on. */
  private record Block(long offset, byte[] bytes) {
    boolean holds(long from, long to) {
      return from >= offset && to <= offset + bytes.length;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final HttpRanges ranges;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private byte[] start = new byte[0];
  private RangeBody stream;
  private long streamEnd;
  private long size = -1;
  private boolean sequential;
  private int requests;

  /**
   * A file on a server; nothing is requested before the first read.
   *
   * @param name the name that findings show
   * @param headers sent with each request, but never to another host that the server redirects to
   */
  public HttpSource(String name, URI url, Map<String, String> headers) {
    this(name, url, headers, Reach.named(url), PATIENCE);
  }

  /**
   * The same with a rule for redirects and another timeout.
   *
   * @param reach where the server may redirect to
   * @param stall how long the server may send nothing
   */
  public HttpSource(
      String name, URI url, Map<String, String> headers, Reach reach, Duration stall) {
    this.name = name;
    this.ranges = new HttpRanges(name, url, headers, reach, stall);
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
  public byte[] read(long offset, int length) throws IOException {
    ByteBuffer view = view(offset, length);
    byte[] bytes = new byte[view.remaining()];
    view.get(bytes);
    return bytes;
  }

  @Override
  public synchronized ByteBuffer view(long offset, int length) throws IOException {
    if (size < 0) {
      window();
    }
    int wanted = (int) Math.max(0, Math.min(length, size - offset));
    long end = offset + wanted;
    for (Block block : blocks) {
      if (block.holds(offset, end)) {
        return ByteBuffer.wrap(block.bytes, (int) (offset - block.offset), wanted).slice();
      }
    }
    if (wanted > 0 && end > start.length) {
      boolean far = offset > start.length + (long) WINDOW;
      if (far && (stream == null || !stream.whole())) {
        return ByteBuffer.wrap(apart(offset, wanted));
      }
      if (offset > start.length + FAR) {
        throw ignored(offset);
      }
      extend(end);
    }
    return ByteBuffer.wrap(start, wanted == 0 ? 0 : (int) offset, wanted).slice();
  }

  private FindingException ignored(long offset) {
    return new FindingException(
        Finding.error("weights.range-ignored", Location.of(name), "offset", offset));
  }

  private void window() throws IOException {
    RangeBody body = ask(0, WINDOW);
    int first = (int) Math.min(WINDOW, size);
    start = body.take(first);
    settle(body, start.length);
  }

  @Override
  public synchronized byte[] tail(int length) throws IOException {
    if (size >= 0) {
      return ByteSource.super.tail(length);
    }
    RangeBody body = ask(HttpRanges.END, length);
    if (body.whole()) {
      start = body.take((int) Math.min(WINDOW, size));
      settle(body, start.length);
      return ByteSource.super.tail(length);
    }
    byte[] bytes = body.take((int) Math.min(length, size));
    body.release();
    blocks.add(new Block(size - bytes.length, bytes));
    return bytes;
  }

  /** Reads far from the start, for example the directory of an archive. */
  private byte[] apart(long offset, int length) throws IOException {
    RangeBody body = ask(offset, length);
    if (body.from() != offset) {
      body.cancel();
      throw ignored(offset);
    }
    byte[] bytes = body.take(length);
    body.release();
    blocks.add(new Block(offset, bytes));
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
    byte[] longer = Arrays.copyOf(start, (int) end);
    stream.take(longer, start.length);
    start = longer;
    settle(stream, start.length);
  }

  /** Keeps a response with more bytes to come for the next read, else releases it. */
  private void settle(RangeBody body, long read) {
    boolean whole = body.whole();
    if (whole ? read < size : sequential && body == stream && read < streamEnd) {
      stream = body;
      streamEnd = whole ? size : streamEnd;
    } else {
      body.release();
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
