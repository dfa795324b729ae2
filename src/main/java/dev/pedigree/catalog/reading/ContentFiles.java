package dev.pedigree.catalog.reading;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.text.SourceFiles;
import dev.pedigree.text.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds and decodes the files of a content folder, and takes the Markdown apart. */
final class ContentFiles {
  static final String SITE = "site.yaml";
  static final String PRECEDENTS = "precedents.yaml";
  static final String SEARCH = "search.yaml";
  static final List<String> FOLDERS = List.of("models/", "families/", "terms/", "articles/");

  /** Largest file that is read; texts written by hand have some kilobytes. */
  static final long MAX_BYTES = 1 << 20;

  private static final String SNAPSHOTS = "snapshots";

  private final Path root;
  private final Report report;
  private final Map<String, SourceText> texts = new TreeMap<>();
  private final Map<String, SourceText> broken = new TreeMap<>();

  private final Map<String, Parsed> parsed = new HashMap<>();

  /** A Markdown file, and what was found in it. */
  private record Parsed(String path, Optional<ContentFile> file, Report report) {
    static Parsed of(SourceText text) {
      Report report = new Report();
      return new Parsed(text.path(), ContentFile.read(text, report), report);
    }
  }

  private ContentFiles(Path root, Report report) {
    this.root = root;
    this.report = report;
  }

  static ContentFiles read(Path root, Report report) {
    ContentFiles files = new ContentFiles(root, report);
    if (!Files.isDirectory(root)) {
      report.add(Finding.error("catalog.no-folder", Location.of(ContentFiles.name(root))));
      return files;
    }
    try {
      Files.walkFileTree(root, files.new Visitor());
    } catch (IOException e) {
      files.unreadable(root, e);
    }
    files.parse();
    return files;
  }

  /** The readable files by path, sorted. */
  Map<String, SourceText> texts() {
    return texts;
  }

  /** Files with invalid UTF-8, by path, decoded as far as possible. */
  Map<String, SourceText> broken() {
    return broken;
  }

  /**
   * A Markdown file taken apart, or nothing after an error that was reported.
   *
   * @param told what was found in the file
   */
  Optional<ContentFile> file(String path, Report told) {
    Parsed one = parsed.get(path);
    told.addAll(one.report());
    return one.file();
  }

  /** Takes the texts apart on all cores, as each is read without the others. */
  private void parse() {
    List<Parsed> all =
        texts.values().parallelStream()
            .filter(text -> text.path().endsWith(".md"))
            .map(Parsed::of)
            .toList();
    all.forEach(one -> parsed.put(one.path(), one));
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String path = relative(folder);
      boolean skip = path.equals(SNAPSHOTS) || (!path.isEmpty() && name(folder).startsWith("."));
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = relative(file);
      if (name(file).startsWith(".")) {
        return FileVisitResult.CONTINUE;
      }
      boolean known =
          path.equals(SITE)
              || path.equals(PRECEDENTS)
              || path.equals(SEARCH)
              || (path.endsWith(".md") && FOLDERS.stream().anyMatch(path::startsWith));
      if (!attributes.isRegularFile()) {
        report.add(Finding.warning("catalog.not-a-file", Location.of(path)));
      } else if (known) {
        take(path, file, attributes.size());
      } else if (!path.equals("README.md")) {
        report.add(Finding.warning("catalog.unread", Location.of(path)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      unreadable(file, e);
      return FileVisitResult.CONTINUE;
    }
  }

  private void take(String path, Path file, long size) {
    if (size > MAX_BYTES) {
      report.add(Finding.error("catalog.too-large", Location.of(path), "bytes", size));
      broken.put(path, new SourceText(path, ""));
      return;
    }
    try {
      decode(path, Files.readAllBytes(file));
    } catch (IOException e) {
      unreadable(file, e);
      broken.put(path, new SourceText(path, ""));
    }
  }

  private void decode(String path, byte[] bytes) {
    int skip = SourceFiles.mark(bytes);
    ByteBuffer in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (!result.isError()) {
      texts.put(path, new SourceText(path, out.flip().toString()));
      return;
    }
    int bad = in.position();
    int offset = out.position();
    SourceText shown = new SourceText(path, SourceFiles.decoded(bytes));
    broken.put(path, shown);
    report.add(
        Finding.error(
            "catalog.not-utf8",
            shown.at(offset),
            "byte",
            String.format("0x%02x", bytes[bad]),
            "position",
            bad));
  }

  private void unreadable(Path file, IOException e) {
    String path = file.equals(root) ? name(root) : relative(file);
    report.add(
        Finding.error(
            "catalog.unreadable", Location.of(path), "reason", e.getClass().getSimpleName()));
  }

  private String relative(Path file) {
    return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    // In a jar the name of a folder may end with a slash.
    return name == null ? path.toString() : name.toString().replaceAll("/$", "");
  }
}
