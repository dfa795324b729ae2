package dev.pedigree.crawl;

import dev.pedigree.crawl.lfs.Opening;
import dev.pedigree.crawl.net.Deadline;
import dev.pedigree.crawl.places.Place;
import dev.pedigree.crawl.printed.FolderFiles;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The files beside the weights of one place, read as a whole and by the deadline. */
final class HeldFiles implements FolderFiles {
  /** Bytes that are read at once. */
  private static final int STEP = 1 << 20;

  private final FileTree tree;
  private final Place place;
  private final Deadline deadline;
  private final List<String> names;
  private final Map<String, Candidate> files = new HashMap<>();

  HeldFiles(FileTree tree, Place place, Deadline deadline) throws IOException {
    this.tree = tree;
    this.place = place;
    this.deadline = deadline;
    this.names = tree.names(place.folder());
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public String path(String name) {
    return place.path(name);
  }

  @Override
  public String oid(String name) throws IOException {
    return file(name).oid();
  }

  @Override
  public long bytes(String name) throws IOException {
    Candidate file = file(name);
    return file.opening().isPresent() ? file.bytes() : -1;
  }

  private Candidate file(String name) throws IOException {
    if (!files.containsKey(name)) {
      files.put(name, tree.file(path(name)));
    }
    return files.get(name);
  }

  @Override
  public byte[] read(String name) throws IOException {
    FutureTask<byte[]> reading = new FutureTask<>(() -> whole(name));
    Thread thread = new Thread(reading, "pedigree-file");
    thread.setDaemon(true);
    thread.start();
    try {
      return reading.get(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      reading.cancel(true);
      throw new FindingException(deadline.timedOut(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FindingException(deadline.timedOut(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FindingException known) {
        throw known;
      }
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  private byte[] whole(String name) throws IOException {
    Candidate file = file(name);
    Opening opening = file.opening().orElseThrow(() -> new NoSuchFileException(path(name)));
    for (int attempt = 0; attempt + 1 < opening.attempts(); attempt++) {
      try {
        return read(opening, attempt, file.bytes());
      } catch (IOException | FindingException e) {
        deadline.check(); // an address may have expired, so it is asked for again
      }
    }
    return read(opening, opening.attempts() - 1, file.bytes());
  }

  private byte[] read(Opening opening, int attempt, long bytes) throws IOException {
    byte[] all = new byte[Math.toIntExact(bytes)];
    try (ByteSource source = opening.open(attempt)) {
      source.sequential();
      for (int at = 0; at < all.length; at += STEP) {
        int wanted = Math.min(STEP, all.length - at);
        byte[] some = source.read(at, wanted);
        if (some.length < wanted) {
          throw new IOException((at + some.length) + " / " + bytes);
        }
        System.arraycopy(some, 0, all, at, wanted);
      }
    }
    return all;
  }
}
