/**
 * The catalogue: what people wrote about models, families, terms and the debate.
 *
 * <p>In: Markdown files with YAML front matter under {@code content/}. Out: a {@link
 * dev.pedigree.catalog.Catalog}, or findings with file, line, column, a caret and a hint.
 *
 * <p>Never: touches the network, and never takes a claim for a fact: what a file declares stays a
 * declaration with its source.
 */
package dev.pedigree.catalog;
