package dev.pedigree.crawl;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.weights.WeightHeader;
import java.util.List;

/**
 * What a look at one source gave.
 *
 * @param snapshot what is kept
 * @param headers the weight headers in full, sorted by path; only of the files that were read just
 *     now, so empty when the snapshot took its tensors over from an earlier one
 */
public record Crawled(Snapshot snapshot, List<WeightHeader> headers) {

  public Crawled {
    headers = List.copyOf(headers);
  }
}
