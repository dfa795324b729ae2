package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;
import java.util.Map;

/**
 * The description of a model that is known from its paper only.
 *
 * @param reference for example {@code arXiv 2005.14165}
 * @param url address of the paper, or empty
 * @param sizes by name: layers, width, heads, kv_heads, head_dim, ffn, vocab_rows, context
 * @param structure traits of the architecture by key
 * @param publishedParameters the count that the paper states, or 0
 * @param explainedGap why the count from the sizes differs from the published one, or empty
 */
public record Paper(
    String reference,
    String url,
    Map<String, PaperFact> sizes,
    Map<String, PaperFact> structure,
    long publishedParameters,
    Text explainedGap) {

  /** The same paper with the Chinese text of the explanation. */
  public Paper explained(String zh) {
    Text gap = new Text(explainedGap.en(), zh);
    return new Paper(reference, url, sizes, structure, publishedParameters, gap);
  }
}
