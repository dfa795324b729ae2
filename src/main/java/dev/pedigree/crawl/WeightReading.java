package dev.pedigree.crawl;

import dev.pedigree.crawl.Snapshot.WeightFile;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.TensorPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The weight files of one commit. */
final class WeightReading {
  private final Blobs blobs;
  private final List<Finding> findings;
  private final List<WeightFile> files = new ArrayList<>();

  WeightReading(Blobs blobs, List<Finding> findings) {
    this.blobs = blobs;
    this.findings = findings;
  }

  void read(List<TreeFile> tree) throws IOException {
    for (TreeFile file : tree) {
      if (file.kind() == FileKind.WEIGHTS) {
        Optional<LfsPointer> pointer = blobs.pointer(file.blob());
        if (pointer.isPresent()) {
          files.add(
              new WeightFile(
                  file.path(), "sha256:" + pointer.get().oid(), pointer.get().size(), 0, 0));
        } else {
          Optional<Long> size = blobs.size(file.blob());
          if (size.isEmpty()) {
            findings.add(Finding.warning("crawl.blob-absent", Location.of(file.path())));
          }
          files.add(
              new WeightFile(file.path(), "git:" + file.blob().name(), size.orElse(0L), 0, 0));
        }
      }
    }
    files.sort(Comparator.comparing(WeightFile::path));
  }

  List<WeightFile> files() {
    return List.copyOf(files);
  }

  List<TensorPattern> tensors() {
    return List.of();
  }
}
