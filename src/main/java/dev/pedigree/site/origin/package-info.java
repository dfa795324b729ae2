/**
 * What pages show of the origin of models beside their parents: equal files, names that lead
 * nowhere, stated terms, questions, and the ledger of all of them.
 *
 * <p>In: a view of the atlas. Out: rows for templates, and the page of the ledger.
 *
 * <p>Never: blames anybody, or shows a claim without what it rests on.
 */
package dev.pedigree.site.origin;
