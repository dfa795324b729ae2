package dev.pedigree.architecture.check;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of one copy of a model.
 *
 * @param first the first file
 * @param bytes of all files together
 * @param count how many files there are
 * @param pickle whether they are archives of PyTorch, which take more room than headers
 */
record FileBytes(String first, long bytes, int count, boolean pickle) {
  private static final Pattern SHARD = Pattern.compile("(.*)-(\\d{5})-of-(\\d{5})\\.(\\w+)");
  private static final Pattern READABLE = Pattern.compile(".*\\.(safetensors|bin|pth|pt)");

  /** Files of the format that programs prefer, not in a folder. */
  private static final Pattern SAFE = Pattern.compile("[^/]+\\.safetensors");

  /** Bytes of the description of one tensor and of one file, at most. */
  private static final long TENSOR = 400;

  private static final long PICKLED_TENSOR = 1200;
  private static final long FILE = 4096;

  /**
   * The files that an index names, or the only ones that there are; empty if one is missing, or if
   * there may be several copies.
   */
  static Optional<FileBytes> of(Snapshot snapshot, List<String> shards) {
    List<WeightFile> all =
        snapshot.files().stream().filter(f -> READABLE.matcher(f.path()).matches()).toList();
    if (shards.isEmpty() && all.stream().anyMatch(f -> SAFE.matcher(f.path()).matches())) {
      all = all.stream().filter(f -> SAFE.matcher(f.path()).matches()).toList();
    }
    List<WeightFile> files =
        all.stream().filter(f -> shards.isEmpty() || shards.contains(f.path())).toList();
    boolean whole = shards.isEmpty() ? oneCopy(files) : files.size() == shards.size();
    if (!whole || files.isEmpty() || files.stream().anyMatch(f -> f.bytes() <= 0)) {
      return Optional.empty();
    }
    boolean pickle = !files.get(0).path().endsWith(".safetensors");
    long bytes = files.stream().mapToLong(WeightFile::bytes).sum();
    return Optional.of(new FileBytes(files.get(0).path(), bytes, files.size(), pickle));
  }

  private static boolean oneCopy(List<WeightFile> files) {
    if (files.size() == 1) {
      return !SHARD.matcher(files.get(0).path()).matches()
          || files.get(0).path().contains("-00001-of-00001.");
    }
    Set<String> sets = new HashSet<>();
    for (WeightFile file : files) {
      Matcher shard = SHARD.matcher(file.path());
      if (!shard.matches() || Integer.parseInt(shard.group(3)) != files.size()) {
        return false;
      }
      sets.add(shard.group(1) + shard.group(4));
    }
    return sets.size() == 1;
  }

  /** How many bytes more than the numbers themselves such files may have. */
  long room(long tensors) {
    return tensors * (pickle ? PICKLED_TENSOR : TENSOR) + count * FILE;
  }
}
