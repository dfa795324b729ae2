package dev.pedigree.crawl;

import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.lfs.StandIn;
import dev.pedigree.crawl.net.CrawlLimits;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.Reports;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.onnx.ExternalData;
import dev.pedigree.weights.source.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder of this machine. */
final class FolderTree implements FileTree {
  /** Deepest folders that are searched: pipelines and trainers keep models in folders. */
  private static final int DEPTH = 4;

  private final Path folder;
  private final CrawlLimits limits;

  /** The files by their paths; a kept header by that of its weight file. */
  private final Map<String, Path> files = new TreeMap<>();

  private FolderTree(Path folder, CrawlLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /** All files of a folder. Adds findings about links that lead nowhere. */
  static FolderTree of(Path folder, CrawlLimits limits, List<Finding> findings) throws IOException {
    FolderTree tree = new FolderTree(folder, limits);
    Reports reports = new Reports(findings);
    try (Stream<Path> all = Files.walk(folder, DEPTH)) {
      for (Path path : all.limit(limits.treeEntries()).sorted().toList()) {
        Path inside = folder.relativize(path);
        if (inside.startsWith(".git")) {
          continue;
        }
        if (Files.isRegularFile(path)) {
          tree.add(inside);
        } else if (Files.isSymbolicLink(path) && !Files.exists(path)) {
          reports.add(dangling(shown(inside), shown(Files.readSymbolicLink(path))));
        }
      }
    }
    return tree;
  }

  private static Finding dangling(String path, String target) {
    return StandIn.annex(path, target)
        .orElseGet(
            () ->
                Finding.warning(
                    "crawl.symlink-nowhere", Location.of(path), "target", Clean.text(target)));
  }

  /** A folder in which only these files are seen by themselves. */
  static FolderTree of(Path folder, List<Path> weights, CrawlLimits limits) {
    FolderTree tree = new FolderTree(folder, limits);
    weights.forEach(tree::add);
    return tree;
  }

  private void add(Path path) {
    files.putIfAbsent(HeaderFile.standsFor(shown(path)), path);
  }

  static String shown(Path path) {
    return path.toString().replace('\\', '/');
  }

  @Override
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  @Override
  public Optional<Blobs.Content> content(String path) throws IOException {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    long size = Files.size(file);
    return Optional.of(
        size > limits.fileBytes()
            ? new Blobs.TooLarge(size)
            : new Blobs.Bytes(Files.readAllBytes(file)));
  }

  @Override
  public Optional<InputStream> tokenizer(String path) throws IOException {
    Path file = folder.resolve(path);
    return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
  }

  @Override
  public List<String> names(String inside) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(inside))) {
      return all.limit(limits.treeEntries())
          .filter(Files::isRegularFile)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public Candidate file(String path) throws IOException {
    Path here = folder.resolve(path);
    long size = Files.size(here);
    Optional<LfsPointer> pointer =
        size < LfsPointer.LONGEST ? LfsPointer.parse(Files.readAllBytes(here)) : Optional.empty();
    return pointer
        .map(p -> new Candidate(path, "sha256:" + p.oid(), p.size(), Optional.empty()))
        .orElseGet(
            () ->
                new Candidate(path, "", size, Optional.of(attempt -> new FileSource(path, here))));
  }

  @Override
  public Candidate candidate(String path) throws IOException {
    String name = shown(files.get(path));
    Path here = folder.resolve(files.get(path));
    long size = Files.size(here);
    if (size < LfsPointer.LONGEST) {
      Optional<LfsPointer> pointer = LfsPointer.parse(Files.readAllBytes(here));
      if (pointer.isPresent()) {
        return new Candidate(
            name,
            "sha256:" + pointer.get().oid(),
            pointer.get().size(),
            Optional.of(attempt -> new FileSource(name, here)));
      }
    }
    if (!path.equals(name)) {
      HeaderFile header = HeaderFile.read(path, here);
      return new Candidate(path, "", header.size(), Optional.of(attempt -> header));
    }
    return new Candidate(path, "", size, Optional.of(attempt -> new FileSource(path, here)));
  }

  @Override
  public ExternalData.Sizes sizes() {
    return ExternalFiles.of(folder);
  }
}
