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
 * The files that one file of a model stands for: an index for the shards it names, a shard for all
 * shards of its set. Whoever is handed one of them means the model.
 */
final class ShardSet {
  private ShardSet() {}

  /**
   * The weight files that {@code file} leads to, sorted; the file itself when it is whole.
   *
   * @param folder where the file lies
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
