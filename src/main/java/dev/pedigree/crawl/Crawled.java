package dev.pedigree.crawl;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.weights.WeightHeader;
import java.util.List;

/**
 * The result of crawling one source.
 *
 * @param snapshot what is stored
 * @param headers the weight headers in full, sorted by path; only of files read in this crawl, so
 *     empty when the snapshot has its tensors from an earlier one
 */
public record Crawled(Snapshot snapshot, List<WeightHeader> headers) {

  public Crawled {
    headers = List.copyOf(headers);
  }
}
