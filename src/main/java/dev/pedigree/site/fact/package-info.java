/**
 * Facts of models as rows of tables.
 *
 * <p>In: facts with their origin, and what repositories and public copies say of them. Out: rows
 * with words, how each value is known, and where it can be looked at. Never: decides how a fact is
 * known.
 */
package dev.pedigree.site.fact;
