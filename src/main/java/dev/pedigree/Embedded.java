package dev.pedigree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * Folders that travel with the program: inside the jar, or beside the classes while it is being
 * built.
 */
public final class Embedded {
  private static FileSystem jar;

  private Embedded() {}

  /**
   * A folder of resources as a path, readable with {@link java.nio.file.Files} for as long as the
   * program runs.
   *
   * @param name without a slash in front, for example {@code dialects}
   * @throws IllegalArgumentException when there is no such folder
   */
  public static synchronized Path folder(String name) {
    try {
      var resource = Embedded.class.getResource("/" + name);
      if (resource == null) {
        throw new IllegalArgumentException("no folder " + name + " travels with the program");
      }
      URI uri = resource.toURI();
      if (!uri.getScheme().equals("jar")) {
        return Path.of(uri);
      }
      if (jar == null) {
        // Not registered under its URI, so that it does not get in the way of anybody else's.
        String file = uri.getSchemeSpecificPart();
        Path path = Path.of(URI.create(file.substring(0, file.indexOf("!/"))));
        jar = FileSystems.newFileSystem(path, (ClassLoader) null);
      }
      return jar.getPath("/" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
