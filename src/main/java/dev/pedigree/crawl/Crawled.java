package dev.pedigree.crawl;

import dev.pedigree.crawl.printed.Printed;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.weights.WeightHeader;
import java.util.List;

/**
 * The result of crawling one source.
 *
 * @param snapshot what is stored
 * @param headers the weight headers in full, sorted by path; only of files read in this crawl, so
 *     empty when the snapshot has its tensors from an earlier one
 * @param printed tokenizer and code
 * @param folder where the model lies, from the top; empty for the top
 * @param parts the models inside of it that are described by themselves, in the order of their
 *     names
 */
public record Crawled(
    Snapshot snapshot,
    List<WeightHeader> headers,
    Printed printed,
    String folder,
    List<Part> parts) {

  public Crawled {
    headers = List.copyOf(headers);
    parts = List.copyOf(parts);
  }

  /** Whether there are weights, here or in a part. */
  boolean weighs() {
    return !snapshot.files().isEmpty() || parts.stream().anyMatch(p -> p.crawled().weighs());
  }
}
