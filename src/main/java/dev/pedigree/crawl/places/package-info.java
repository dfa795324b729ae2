/**
 * Where in a tree of files the models are.
 *
 * <p>In: the paths of a folder or commit, and the components that a pipeline names. Out: a {@link
 * dev.pedigree.crawl.places.Layout} of {@link dev.pedigree.crawl.places.Place}s, each with the
 * files that are its own.
 *
 * <p>Never: opens a weight file.
 */
package dev.pedigree.crawl.places;
