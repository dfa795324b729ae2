package dev.pedigree.lineage;

import dev.pedigree.catalog.Catalog;
import dev.pedigree.crawl.snapshot.SourceStates;
import java.util.List;
import java.util.SortedMap;

/**
 * Everything the site shows.
 *
 * @param catalog what people wrote
 * @param entries by catalogue id
 * @param edges the family tree: claimed weight parents and computed design parents, sorted by
 *     child, then parent
 * @param twins models of one design, switches such as grouped-query or tied embeddings ignored;
 *     largest group first
 * @param identical models with identical listings; largest group first
 * @param comparisons every pair with a page of its own, sorted by a, then b
 * @param chains curated chains as consecutive comparisons
 * @param unreached sources that the last crawl could not read, by catalogue id
 */
public record Atlas(
    Catalog catalog,
    SortedMap<String, Entry> entries,
    List<Edge> edges,
    List<TwinGroup> twins,
    List<TwinGroup> identical,
    List<Compared> comparisons,
    List<List<Compared>> chains,
    SortedMap<String, SourceStates.Unreached> unreached) {}
