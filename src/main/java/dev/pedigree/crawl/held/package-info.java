/**
 * What weight files turned out to hold once they were opened, and what became of those that are
 * gone.
 *
 * <p>In: readings of headers, and the history. Out: which files are the model, a companion of it, a
 * container that is not read, or no weights at all, with findings.
 *
 * <p>Never: opens a file itself.
 */
package dev.pedigree.crawl.held;
