package dev.pedigree.crawl;

import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.FileKind;
import dev.pedigree.crawl.git.TreeFile;
import dev.pedigree.crawl.lfs.LargeFiles;
import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/** Finds the weight files of one commit and how to open their contents. */
final class WeightReading {
  private final Repository repository;
  private final Blobs blobs;
  private final LargeFiles largeFiles;
  private final List<Finding> findings;

  WeightReading(Repository repository, Blobs blobs, LargeFiles largeFiles, List<Finding> findings) {
    this.repository = repository;
    this.blobs = blobs;
    this.largeFiles = largeFiles;
    this.findings = findings;
  }

  /** The weight files among {@code tree}, sorted by path. */
  List<Candidate> candidates(List<TreeFile> tree) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (TreeFile file : tree) {
      if (file.kind() == FileKind.WEIGHTS) {
        candidates.add(candidate(file));
      }
    }
    candidates.sort(Comparator.comparing(Candidate::path));
    return candidates;
  }

  private Candidate candidate(TreeFile file) throws IOException {
    Optional<LfsPointer> pointer = blobs.pointer(file.blob());
    if (pointer.isPresent()) {
      return new Candidate(
          file.path(),
          "sha256:" + pointer.get().oid(),
          pointer.get().size(),
          largeFiles.opening(file.path(), pointer.get()));
    }
    String oid = "git:" + file.blob().name();
    Optional<Long> size = blobs.size(file.blob());
    if (size.isEmpty()) {
      findings.add(Finding.warning("crawl.blob-absent", Location.of(file.path())));
      return new Candidate(file.path(), oid, 0, Optional.empty());
    }
    return new Candidate(
        file.path(),
        oid,
        size.get(),
        Optional.of(attempt -> new BlobSource(file.path(), repository, file.blob())));
  }
}
