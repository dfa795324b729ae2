/**
 * Tokenizer and code of a crawled model, read as a whole and kept as prints.
 *
 * <p>In: the files of one folder. Out: {@link dev.pedigree.crawl.printed.Printed}: what is kept,
 * and for now what was read.
 *
 * <p>Never: reads a file beyond a limit, or again when its digest is known.
 */
package dev.pedigree.crawl.printed;
