package dev.pedigree.crawl;

import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * A file stored in the repository itself. Reading forwards continues the stream; reading backwards
 * unpacks the blob again from the start.
 */
final class BlobSource implements ByteSource {
  private final String name;
  private final ObjectReader reader;
  private final ObjectLoader loader;
  private InputStream stream;
  private long position;

  BlobSource(String name, Repository repository, ObjectId blob) throws IOException {
    this.name = name;
    // An own reader, since several files are read at the same time.
    this.reader = repository.newObjectReader();
    try {
      this.loader = reader.open(blob, Constants.OBJ_BLOB);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return loader.getSize();
  }

  @Override
  public byte[] read(long offset, int length) throws IOException {
    if (offset >= size() || length <= 0) {
      return new byte[0];
    }
    int wanted = (int) Math.min(length, size() - offset);
    if (!loader.isLarge()) {
      return Arrays.copyOfRange(loader.getCachedBytes(), (int) offset, (int) offset + wanted);
    }
    if (stream == null || offset < position) {
      closeStream();
      stream = loader.openStream();
      position = 0;
    }
    stream.skipNBytes(offset - position);
    byte[] bytes = stream.readNBytes(wanted);
    position = offset + bytes.length;
    return bytes;
  }

  private void closeStream() throws IOException {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      closeStream();
    } finally {
      reader.close();
    }
  }
}
