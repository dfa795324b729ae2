package dev.pedigree.crawl.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/** A bare repository that accepts no object larger than a limit, deltas resolved. */
final class BoundedRepository extends FileRepository {
  private final long objectBytes;

  /** Creates the repository in an empty folder. */
  BoundedRepository(Path folder, long objectBytes) throws IOException {
    super(folder.toFile());
    this.objectBytes = objectBytes;
    create(true);
  }

  @Override
  public ObjectInserter newObjectInserter() {
    ObjectInserter plain = super.newObjectInserter();
    return new ObjectInserter.Filter() {
      @Override
      protected ObjectInserter delegate() {
        return plain;
      }

      @Override
      public PackParser newPackParser(InputStream in) throws IOException {
        PackParser parser = plain.newPackParser(in);
        parser.setMaxObjectSizeLimit(objectBytes);
        return parser;
      }
    };
  }
}
