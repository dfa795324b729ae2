package dev.pedigree;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Folders of resources in the program: inside the jar, or beside the classes in a build. */
public final class Embedded {
  private static FileSystem jar;

  private Embedded() {}

  /**
   * A folder of resources as a path, readable with {@link java.nio.file.Files} for as long as the
   * program runs.
   *
   * @param name without a leading slash, for example {@code dialects}
   * @throws IllegalArgumentException when there is no such folder
   */
  public static synchronized Path folder(String name) {
    try {
      URI uri = resource(name).toURI();
      if (!uri.getScheme().equals("jar")) {
        return Path.of(uri);
      }
      if (jar == null) {
        // Opened by path and not by URI, which would register it for the whole JVM.
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

  /**
   * The texts of the files in a folder of resources with this ending, by name without ending. It
   * does not open the jar as a file system, which takes longer than most commands.
   *
   * @throws IllegalArgumentException when there is no such folder
   */
  public static SortedMap<String, String> texts(String folder, String ending) {
    SortedMap<String, String> texts = new TreeMap<>();
    try {
      if (resource(folder).openConnection() instanceof JarURLConnection connection) {
        JarFile opened = connection.getJarFile(); // belongs to the class loader, which closes it
        String prefix = folder + "/";
        for (JarEntry entry : (Iterable<JarEntry>) () -> opened.entries().asIterator()) {
          String name = entry.getName();
          if (name.startsWith(prefix) && name.endsWith(ending)) {
            try (InputStream text = opened.getInputStream(entry)) {
              add(texts, name.substring(prefix.length()), ending, text.readAllBytes());
            }
          }
        }
      } else {
        try (Stream<Path> files = Files.list(folder(folder))) {
          for (Path file : (Iterable<Path>) files::iterator) {
            if (file.toString().endsWith(ending)) {
              add(texts, file.getFileName().toString(), ending, Files.readAllBytes(file));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static void add(
      SortedMap<String, String> texts, String name, String ending, byte[] text) {
    texts.put(
        name.substring(0, name.length() - ending.length()),
        new String(text, StandardCharsets.UTF_8));
  }

  private static URL resource(String name) {
    URL resource = Embedded.class.getResource("/" + name);
    if (resource == null) {
      throw new IllegalArgumentException("no folder " + name + " travels with the program");
    }
    return resource;
  }
}
