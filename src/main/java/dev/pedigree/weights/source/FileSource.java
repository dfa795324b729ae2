package dev.pedigree.weights.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A local file. Large views are mapped, so that they cost no heap. */
public final class FileSource implements ByteSource {
  /** Smallest view to map: below, copying is faster than two system calls and the page faults. */
  private static final int WORTH_MAPPING = 1 << 18;

  private final String name;
  private final FileChannel channel;

  /**
   * Opens a file.
   *
   * @param name the name that findings show
   */
  public FileSource(String name, Path path) throws IOException {
    this.name = name;
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public byte[] read(long offset, int length) throws IOException {
    int wanted = (int) Math.max(0, Math.min(length, channel.size() - offset));
    ByteBuffer bytes = ByteBuffer.allocate(wanted);
    while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {}
    return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
  }

  @Override
  public ByteBuffer view(long offset, int length) throws IOException {
    long wanted = Math.max(0, Math.min(length, channel.size() - offset));
    return wanted < WORTH_MAPPING
        ? ByteBuffer.wrap(read(offset, (int) wanted))
        : channel.map(FileChannel.MapMode.READ_ONLY, offset, wanted);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
