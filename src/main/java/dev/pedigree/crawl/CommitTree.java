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
  public Candidate candidate(String path) throws IOException {
    TreeFile file = files.get(path);
    Optional<LfsPointer> pointer = blobs.pointer(file.blob());
    if (pointer.isPresent()) {
      return new Candidate(
          path,
          "sha256:" + pointer.get().oid(),
          pointer.get().size(),
          largeFiles.opening(path, pointer.get()));
    }
    String oid = "git:" + file.blob().name();
    Optional<Long> size = blobs.size(file.blob());
    if (size.isEmpty()) {
      findings.add(Finding.warning("crawl.blob-absent", Location.of(path)));
      return new Candidate(path, oid, 0, Optional.empty());
    }
    return new Candidate(
        path,
        oid,
        size.get(),
        Optional.of(attempt -> new BlobSource(path, repository, file.blob())));
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
