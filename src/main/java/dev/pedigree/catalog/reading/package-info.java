/**
 * Reads {@code content/} and says what is wrong in it.
 *
 * <p>In: Markdown files with YAML front matter, and {@code site.yaml}. Out: a {@link
 * dev.pedigree.catalog.Catalog}, and findings with file, line, column, a caret and a hint.
 *
 * <p>Never: touches the network, or stops at the first mistake.
 */
package dev.pedigree.catalog.reading;
