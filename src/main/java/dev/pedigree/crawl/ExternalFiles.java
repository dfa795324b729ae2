package dev.pedigree.crawl;

import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.TreeFile;
import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.Reports;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.WeightHeader;
import dev.pedigree.weights.onnx.ExternalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Checks that the external data files of ONNX models are there and long enough. */
final class ExternalFiles {
  /** The folder of the Hugging Face cache with links to contents in {@code blobs}. */
  private static final String LINKS = "snapshots";

  private static final Pattern DATA = Pattern.compile(".*\\.onnx[_.]data(?:_[0-9]+)?");

  private ExternalFiles() {}

  /** Whether a file is, by its usual name, external data of an ONNX model. */
  static boolean hasNoHeader(String path) {
    return DATA.matcher(path).matches();
  }

  /** Checks the models among weight files. */
  static void check(List<WeightHeader> headers, ExternalData.Sizes sizes, List<Finding> findings)
      throws IOException {
    Reports reports = new Reports(findings);
    for (WeightHeader header : headers) {
      ExternalData.check(header, sizes).forEach(reports::add);
    }
  }

  /** Sizes of files in a commit; for a pointer, that of the content. */
  static ExternalData.Sizes of(List<TreeFile> tree, Blobs blobs) {
    Map<String, TreeFile> files = new HashMap<>();
    tree.forEach(file -> files.put(file.path(), file));
    return path -> {
      if (!files.containsKey(path)) {
        return OptionalLong.empty();
      }
      Optional<LfsPointer> pointer = blobs.pointer(files.get(path).blob());
      Optional<Long> size = blobs.size(files.get(path).blob());
      return pointer.isPresent()
          ? OptionalLong.of(pointer.get().size())
          : size.map(OptionalLong::of).orElse(OptionalLong.empty());
    };
  }

  /**
   * Sizes of files in a folder. A pointer does not count as content, and a link must not lead
   * outside.
   */
  static ExternalData.Sizes of(Path folder) {
    return path -> {
      Path file;
      try {
        file = folder.resolve(path);
      } catch (InvalidPathException e) {
        return OptionalLong.empty(); // the name is not valid on this system
      }
      if (!Files.isRegularFile(file)) {
        return OptionalLong.empty();
      }
      Path target = file.toRealPath();
      if (!target.startsWith(root(folder.toRealPath()))) {
        throw refused("unsafe-path", path, "name", path, "path", Clean.text(target.toString()));
      }
      long size = Files.size(file);
      if (size < LfsPointer.LONGEST) {
        Optional<LfsPointer> pointer = LfsPointer.parse(Files.readAllBytes(file));
        if (pointer.isPresent()) {
          long content = pointer.get().size();
          throw refused("git-lfs-pointer", path, "size", content, "oid", pointer.get().oid());
        }
      }
      return OptionalLong.of(size);
    };
  }

  private static FindingException refused(String rule, String path, Object... args) {
    return new FindingException(
        Finding.error("weights." + rule, Location.of(Clean.text(path)), args));
  }

  private static Path root(Path folder) {
    for (Path at = folder; at.getParent() != null; at = at.getParent()) {
      if (at.getFileName().toString().equals(LINKS)) {
        return at.getParent();
      }
    }
    return folder;
  }
}
