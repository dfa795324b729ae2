package dev.pedigree.site.search;

import dev.pedigree.diagnostics.Text;
import java.util.List;

/**
 * A page as the search knows it.
 *
 * @param kind {@code model}, {@code family}, {@code term}, {@code article}, {@code diff} or {@code
 *     page}
 * @param address of the page
 * @param title as shown among the results
 * @param summary as shown among the results, cut when it is long
 * @param names by which it is called, the title among them
 * @param others words by which readers look for it though it is not called so: makers, synonyms
 * @param facts what it states: lines of the listing, makers, tensors
 * @param figures numbers with what they count, {@code 128 experts}
 * @param texts what is written on it, Markdown or plain
 */
public record SearchDocument(
    String kind,
    String address,
    Text title,
    Text summary,
    List<Text> names,
    List<Text> others,
    List<Text> facts,
    List<Text> figures,
    List<Text> texts) {}
