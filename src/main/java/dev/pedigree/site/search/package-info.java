/**
 * The search index: the words of all pages with the pages that have them, sorted and cut into small
 * files, so that a query loads a few of them and not the index. In come documents, out go scripts
 * that {@code assets/search.js} reads. It never ranks: that is done where the query is.
 */
package dev.pedigree.site.search;
