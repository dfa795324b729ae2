package dev.pedigree.crawl.printed;

import java.io.IOException;
import java.util.List;

/** The files of the folder in which a model lies. */
public interface FolderFiles {

  /** Names of the files, without those in folders below. */
  List<String> names();

  /** The path of a file from the top. */
  String path(String name);

  /** The digest of a file as of a weight file; empty where it has none. */
  String oid(String name) throws IOException;

  /** Size of a file in bytes; negative when its content is not at hand. */
  long bytes(String name) throws IOException;

  /**
   * The content of a file.
   *
   * @throws dev.pedigree.diagnostics.FindingException when a server does not send it
   */
  byte[] read(String name) throws IOException;
}
