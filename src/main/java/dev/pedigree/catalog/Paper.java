package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;
import java.util.Map;

/**
 * The description of a model that is known from its paper only.
 *
 * @param reference for example {@code arXiv 2005.14165}
 * @param url where the paper is, or empty
 * @param sizes by name: layers, width, heads, kv_heads, head_dim, ffn, vocab_rows, context
 * @param structure by name: the traits of an architecture
 * @param publishedParameters as the paper states it, or 0
 * @param explainedGap why the count from the sizes differs from the published one, or empty
 */
public record Paper(
    String reference,
    String url,
    Map<String, PaperFact> sizes,
    Map<String, PaperFact> structure,
    long publishedParameters,
    Text explainedGap) {

  /** The same with the Chinese of what explains the gap. */
  Paper explained(String zh) {
    Text gap = new Text(explainedGap.en(), zh);
    return new Paper(reference, url, sizes, structure, publishedParameters, gap);
  }
}
