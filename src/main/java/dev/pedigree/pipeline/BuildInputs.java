package dev.pedigree.pipeline;

import dev.pedigree.crawl.git.Checkout;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * A digest of everything that a site is made from: the bytes of content, snapshots and templates,
 * the commit from which the history of the snapshots is told, and the program itself. Two builds
 * with the same digest make the same site.
 */
public final class BuildInputs {
  private BuildInputs() {}

  static String digest(Workspace workspace) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.addAll(code());
    lines.add("history " + Checkout.state(workspace.snapshots()));
    lines.addAll(files(workspace.content()));
    lines.addAll(files(workspace.templates()));
    return digest(lines);
  }

  /** A digest of the program with all that travels in it, and of the Java that runs it. */
  public static String program() throws IOException {
    return digest(code());
  }

  /** The archive of the program, or in a build of it all its classes. */
  private static List<String> code() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("java " + System.getProperty("java.version"));
    try {
      Path code =
          Path.of(BuildInputs.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      lines.addAll(Files.isDirectory(code) ? files(code) : List.of("program " + digest(code)));
      return lines;
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** A line for each file, in the order of their paths. */
  static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> all;
    try (Stream<Path> files = Files.find(folder, Integer.MAX_VALUE, BuildInputs::isFile)) {
      all = files.sorted().toList();
    }
    List<String> lines = new ArrayList<>();
    List<String> digests = all.parallelStream().map(BuildInputs::digest).toList();
    for (int i = 0; i < digests.size(); i++) {
      lines.add(folder.relativize(all.get(i)) + " " + digests.get(i));
    }
    return lines;
  }

  private static boolean isFile(Path path, BasicFileAttributes of) {
    return of.isRegularFile() || of.isSymbolicLink() && Files.isRegularFile(path);
  }

  /** The digest of a file; a text of its own when it is not there, or not for us to read. */
  static String digest(Path file) {
    try {
      return digest(Files.readAllBytes(file));
    } catch (IOException e) {
      return "unreadable";
    }
  }

  static String digest(List<String> lines) {
    return digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Two sums and the length, which find every change that happens by accident, and nobody gains by
   * hiding one. SHA-256 takes a sixth of a build, as no optimising compiler has seen it yet.
   */
  static String digest(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    Adler32 adler = new Adler32();
    adler.update(bytes);
    return Long.toHexString(crc.getValue() << 32 | adler.getValue()) + "-" + bytes.length;
  }
}
