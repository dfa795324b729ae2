package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.lfs.StandIn;
import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.crawl.stated.StatedTensors;
import dev.pedigree.crawl.text.Reports;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.weights.shards.GgufSplit;
import dev.pedigree.weights.shards.ShardIndex;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares the indexes of a repository or folder with its weight files. Tensors are never taken
 * from an index, which may be older than the shards.
 */
final class IndexChecks {
  private static final String ENDING = ".index.json";

  private final Map<String, Blobs.Content> indexes = new TreeMap<>();

  /** Adds one index. */
  IndexChecks with(String path, Blobs.Content content) {
    indexes.put(path, content);
    return this;
  }

  /** What the indexes state about weights that have no readable headers, by path. */
  SortedMap<String, JsonNode> stated() {
    SortedMap<String, JsonNode> stated = new TreeMap<>();
    indexes.forEach(
        (path, content) -> {
          if (content instanceof Blobs.Bytes bytes) {
            ShardIndex index = ShardIndex.read(path, bytes.bytes());
            StatedTensors.kept(index).ifPresent(names -> stated.put(path, names));
          }
        });
    return stated;
  }

  /** Adds findings where index and files disagree. */
  void check(Weights weights, List<Finding> findings) {
    Reports reports = new Reports(findings);
    List<String> paths = weights.files().stream().map(WeightFile::path).toList();
    indexes.forEach(
        (path, content) -> {
          if (content instanceof Blobs.TooLarge large) {
            reports.add(
                Finding.info("crawl.index-not-read", Location.of(path), "bytes", large.size()));
          } else if (content instanceof Blobs.Bytes bytes
              && StandIn.of(path, bytes.bytes()).isPresent()) {
            Finding elsewhere = StandIn.of(path, bytes.bytes()).get();
            reports.add(
                new Finding(
                    Severity.WARNING, elsewhere.rule(), elsewhere.location(), elsewhere.args()));
          } else if (!paths.isEmpty() && ofFormat(path, paths).isEmpty()) {
            reports.add(Finding.info("crawl.index-left-behind", Location.of(path)));
          } else if (content instanceof Blobs.Bytes bytes) {
            ShardIndex index = ShardIndex.read(path, bytes.bytes());
            index.findings().forEach(reports::add);
            ShardIndex.check(index, ofFormat(path, paths), weights.headers()).forEach(reports::add);
          }
        });
    List<String> splits = paths.stream().filter(p -> p.endsWith(".gguf")).toList();
    GgufSplit.check(splits, weights.headers()).forEach(reports::add);
  }

  /**
   * The files of the format of an index: {@code x.safetensors.index.json} lists {@code
   * .safetensors} files only.
   */
  private static List<String> ofFormat(String index, List<String> paths) {
    String name = index.substring(0, index.length() - ENDING.length());
    String format = name.substring(name.lastIndexOf('.') + 1);
    return paths.stream().filter(p -> p.endsWith("." + format)).toList();
  }
}
