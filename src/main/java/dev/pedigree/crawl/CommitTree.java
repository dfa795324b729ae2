package dev.pedigree.crawl;

import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.TreeFile;
import dev.pedigree.crawl.lfs.LargeFiles;
import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.lfs.Opening;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.onnx.ExternalData;
import dev.pedigree.weights.source.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;

/** The files of one commit. */
final class CommitTree implements FileTree {
  /** What the digest of a file begins with that is in the repository itself. */
  private static final String BLOB = "git:";

  private final Repository repository;
  private final Blobs blobs;
  private final LargeFiles largeFiles;
  private final List<TreeFile> listed;
  private final List<Finding> findings;
  private final Map<String, TreeFile> files = new TreeMap<>();

  CommitTree(
      Repository repository,
      Blobs blobs,
      LargeFiles largeFiles,
      List<TreeFile> listed,
      List<Finding> findings) {
    this.repository = repository;
    this.blobs = blobs;
    this.largeFiles = largeFiles;
    this.listed = listed;
    this.findings = findings;
    listed.forEach(file -> files.put(file.path(), file));
  }

  @Override
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  @Override
  public Optional<Blobs.Content> content(String path) throws IOException {
    return files.containsKey(path)
        ? Optional.of(blobs.read(files.get(path).blob()))
        : Optional.empty();
  }

  /** Not read: on hubs it is a large file, for which another request would be needed. */
  @Override
  public Optional<InputStream> tokenizer(String path) {
    return Optional.empty();
  }

  @Override
  public List<String> names(String folder) {
    String start = folder.isEmpty() ? "" : folder + "/";
    return files.keySet().stream()
        .filter(path -> path.startsWith(start))
        .map(path -> path.substring(start.length()))
        .filter(name -> name.indexOf('/') < 0)
        .toList();
  }

  @Override
  public Candidate candidate(String path) throws IOException {
    Candidate file = file(path);
    if (file.opening().isEmpty() && file.oid().startsWith(BLOB)) {
      findings.add(Finding.warning("crawl.blob-absent", Location.of(path)));
    }
    return file;
  }

  @Override
  public Candidate file(String path) throws IOException {
    TreeFile file = files.get(path);
    Optional<LfsPointer> pointer = blobs.pointer(file.blob());
    if (pointer.isPresent()) {
      return new Candidate(
          path,
          "sha256:" + pointer.get().oid(),
          pointer.get().size(),
          largeFiles.opening(path, pointer.get()));
    }
    Optional<Long> size = blobs.size(file.blob());
    return new Candidate(
        path,
        BLOB + file.blob().name(),
        size.orElse(0L),
        size.map(here -> attempt -> new BlobSource(path, repository, file.blob())));
  }

  /** Opens a weight file. */
  ByteSource open(String path) throws IOException {
    Optional<Opening> opening =
        files.containsKey(path) ? candidate(path).opening() : Optional.empty();
    if (opening.isEmpty()) {
      throw new NoSuchFileException(path);
    }
    return opening.get().open(0);
  }

  @Override
  public ExternalData.Sizes sizes() {
    return ExternalFiles.of(listed, blobs);
  }
}
