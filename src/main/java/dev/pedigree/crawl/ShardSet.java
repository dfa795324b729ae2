package dev.pedigree.crawl;

import dev.pedigree.crawl.git.FileKind;
import dev.pedigree.crawl.snapshot.WeightChanges;
import dev.pedigree.weights.shards.ShardIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the files of a model from one of them: from an index the shards it lists, from a shard its
 * whole set.
 */
final class ShardSet {
  private ShardSet() {}

  /**
   * The weight files that belong to {@code file}, sorted; only the file itself if it is not part of
   * a set.
   *
   * @param folder the folder of the file
   * @param file its name in the folder
   */
  static List<Path> of(Path folder, Path file) throws IOException {
    return FileKind.of(file.toString()) == FileKind.INDEX
        ? named(folder, file)
        : siblings(folder, file);
  }

  private static List<Path> named(Path folder, Path index) throws IOException {
    ShardIndex read = ShardIndex.read(index.toString(), Files.readAllBytes(folder.resolve(index)));
    return read.weightMap().values().stream()
        .distinct()
        .sorted()
        .map(Path::of)
        .filter(shard -> Files.isRegularFile(folder.resolve(shard)))
        .toList();
  }

  private static List<Path> siblings(Path folder, Path shard) throws IOException {
    String set = WeightChanges.setOf(shard.toString());
    if (set.equals(shard.toString())) {
      return List.of(shard);
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .map(Path::getFileName)
          .filter(other -> WeightChanges.setOf(other.toString()).equals(set))
          .sorted()
          .toList();
    }
  }
}
