package dev.pedigree.crawl;

import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.WeightHeader;
import java.util.List;

/**
 * The weights of one model.
 *
 * @param files sorted by path
 * @param headers of the files that were read in this crawl, sorted by path
 * @param tensors of the model, as patterns; none when a header is missing
 * @param companions the headers of files that are described by themselves
 */
record Weights(
    List<WeightFile> files,
    List<WeightHeader> headers,
    List<TensorPattern> tensors,
    List<WeightHeader> companions) {

  /** The weights of a model without companions. */
  Weights(List<WeightFile> files, List<WeightHeader> headers, List<TensorPattern> tensors) {
    this(files, headers, tensors, List.of());
  }
}
