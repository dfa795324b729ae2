/**
 * The catalogue: what people wrote about models, families, terms and the debate.
 *
 * <p>In: Markdown files with YAML front matter under {@code content/}. Out: a {@link
 * dev.pedigree.catalog.Catalog}, or findings with file, line, column, a caret and a hint.
 *
 * <p>Never: uses the network, or takes a claim for a fact; claims keep their source.
 */
package dev.pedigree.catalog;
