package dev.pedigree.crawl;

import dev.pedigree.crawl.snapshot.Snapshot.WeightFile;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.WeightHeader;
import java.util.List;

/**
 * The weights of one model.
 *
 * @param files sorted by path
 * @param headers of the files whose header was read just now, sorted by path
 * @param tensors of the model, folded; none when a header that it takes is missing
 */
record Weights(List<WeightFile> files, List<WeightHeader> headers, List<TensorPattern> tensors) {}
