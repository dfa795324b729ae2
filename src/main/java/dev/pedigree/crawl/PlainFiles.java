package dev.pedigree.crawl;

import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.TreeFile;
import dev.pedigree.crawl.lfs.LfsPointer;
import dev.pedigree.crawl.snapshot.Snapshot.PlainFile;
import dev.pedigree.crawl.text.Clean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Notes the digests of configuration, tokenizer and code, whose content need not be read. */
final class PlainFiles {
  /** Most files that are noted; those at the top come first. */
  private static final int MOST = 40;

  private static final Pattern NOTED =
      Pattern.compile(
          "(?:[^/]+/)?(?:config\\.json|generation_config\\.json|adapter_config\\.json"
              + "|tokenizer(?:_config)?\\.json|tokenizer\\.model|special_tokens_map\\.json"
              + "|added_tokens\\.json|vocab\\.(?:json|txt)|merges\\.txt|spiece\\.model"
              + "|.+\\.tiktoken|(?:modeling|configuration|tokenization)_[^/]+\\.py)");

  private PlainFiles() {}

  /** The files of {@code tree}, sorted by path. */
  static List<PlainFile> of(List<TreeFile> tree, Blobs blobs) throws IOException {
    List<TreeFile> noted =
        tree.stream()
            .filter(f -> NOTED.matcher(f.path()).matches())
            .sorted(
                Comparator.comparing((TreeFile f) -> f.path().contains("/"))
                    .thenComparing(TreeFile::path))
            .limit(MOST)
            .toList();
    List<PlainFile> files = new ArrayList<>();
    for (TreeFile file : noted) {
      Optional<LfsPointer> pointer = blobs.pointer(file.blob());
      files.add(
          new PlainFile(
              Clean.text(file.path()),
              pointer.map(p -> "sha256:" + p.oid()).orElse("git:" + file.blob().name())));
    }
    files.sort(Comparator.comparing(PlainFile::path));
    return List.copyOf(files);
  }
}
