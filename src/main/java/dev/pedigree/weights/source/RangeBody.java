package dev.pedigree.weights.source;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response, read as far as needed. At most one piece more than was taken is requested
 * from the server, and a server that stalls gives a timeout.
 */
final class RangeBody implements BodySubscriber<RangeBody> {
  private static final ByteBuffer END = ByteBuffer.allocate(0);

  private final LinkedBlockingQueue<ByteBuffer> pieces = new LinkedBlockingQueue<>();

  /** Completes with the subscription, before which nothing can be requested. */
  private final CompletableFuture<RangeBody> started = new CompletableFuture<>();

  private final Duration stall;
  private volatile Flow.Subscription subscription;
  private volatile Throwable failure;
  private volatile boolean cancelled;
  private ByteBuffer piece = ByteBuffer.allocate(0);
  private long from;
  private long left;
  private long total;
  private boolean whole;

  RangeBody(Duration stall) {
    this.stall = stall;
  }

  /** Sets what the response headers say about this body. */
  RangeBody describe(long from, long to, long total, boolean whole) {
    this.from = from;
    this.left = to - from;
    this.total = total;
    this.whole = whole;
    return this;
  }

  /** Position of the first byte in the file. */
  long from() {
    return from;
  }

  /** Size of the whole file. */
  long total() {
    return total;
  }

  /** Whether the server sends the whole file instead of a range. */
  boolean whole() {
    return whole;
  }

  /** Reads exactly this many bytes. */
  byte[] take(int count) throws IOException {
    byte[] bytes = new byte[count];
    take(bytes, 0);
    return bytes;
  }

  /** Fills an array from an index on. */
  void take(byte[] bytes, int from) throws IOException {
    int at = from;
    while (at < bytes.length) {
      int next = Math.min(more(bytes.length - at), bytes.length - at);
      piece.get(bytes, at, next);
      at += next;
      left -= next;
    }
  }

  void skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      int next = (int) Math.min(more(left), left);
      piece.position(piece.position() + next);
      left -= next;
      this.left -= next;
    }
  }

  private int more(long missing) throws IOException {
    while (!piece.hasRemaining()) {
      if (pieces.isEmpty()) {
        subscription.request(1);
      }
      try {
        ByteBuffer next = pieces.poll(stall.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null) {
          cancel();
          throw new SocketTimeoutException(
              "the server sent nothing for " + stall.toSeconds() + " seconds");
        }
        if (next == END) {
          throw failure instanceof IOException io
              ? new IOException("the connection broke: " + io.getMessage(), io)
              : new EOFException("the server closed " + missing + " bytes too early");
        }
        piece = next;
      } catch (InterruptedException e) {
        cancel();
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    return piece.remaining();
  }

  /**
   * Ends the body. If all was taken, it waits for the end so that the connection can be used again.
   */
  void release() {
    if (left == 0 && pieces.peek() == END) {
      return;
    }
    if (left == 0 && !cancelled && pieces.isEmpty()) {
      subscription.request(1);
      try {
        if (pieces.poll(stall.toMillis(), TimeUnit.MILLISECONDS) == END) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    cancel();
  }

  void cancel() {
    cancelled = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public CompletionStage<RangeBody> getBody() {
    return started;
  }

  @Override
  public void onSubscribe(Flow.Subscription s) {
    subscription = s;
    if (cancelled) {
      s.cancel();
    }
    started.complete(this);
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    boolean given = false;
    for (ByteBuffer buffer : item) {
      if (buffer.hasRemaining()) {
        pieces.add(buffer);
        given = true;
      }
    }
    if (!given) {
      subscription.request(1);
    }
  }

  @Override
  public void onError(Throwable throwable) {
    failure = throwable;
    pieces.add(END);
    started.complete(this);
  }

  @Override
  public void onComplete() {
    pieces.add(END);
  }
}
