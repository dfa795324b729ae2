package dev.pedigree.crawl.git;

import dev.pedigree.crawl.lfs.LfsPointer;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads contents of files from the object store. */
public final class Blobs {
  private final ObjectReader reader;
  private final int largest;

  /**
   * @param largest most bytes of a content that is read as a whole
   */
  public Blobs(ObjectReader reader, int largest) {
    this.reader = reader;
    this.largest = largest;
  }

  /** The result of reading a blob. */
  public sealed interface Content {}

  /** The whole content. */
  public record Bytes(byte[] bytes) implements Content {}

  /** A content larger than the limit. */
  public record TooLarge(long size) implements Content {}

  /** A content that is not in this copy of the repository. */
  record Absent() implements Content {}

  /** Size in bytes; empty when the blob is absent. */
  public Optional<Long> size(ObjectId id) throws IOException {
    try {
      return Optional.of(reader.getObjectSize(id, Constants.OBJ_BLOB));
    } catch (MissingObjectException e) {
      return Optional.empty();
    }
  }

  /** The content. */
  public Content read(ObjectId id) throws IOException {
    Optional<Long> size = size(id);
    if (size.isEmpty()) {
      return new Absent();
    }
    if (size.get() > largest) {
      return new TooLarge(size.get());
    }
    return new Bytes(reader.open(id, Constants.OBJ_BLOB).getCachedBytes(largest));
  }

  /** The large-file pointer in a blob; empty when it is another content, or absent. */
  public Optional<LfsPointer> pointer(ObjectId id) throws IOException {
    Optional<Long> size = size(id);
    if (size.isEmpty() || size.get() >= LfsPointer.LONGEST) {
      return Optional.empty();
    }
    return LfsPointer.parse(reader.open(id, Constants.OBJ_BLOB).getBytes());
  }
}
