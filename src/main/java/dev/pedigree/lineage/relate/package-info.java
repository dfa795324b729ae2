/**
 * Who descends from whom among several models.
 *
 * <p>In: samples of their weights, dates and what their files state. Out: the parents of each with
 * a relation and a grade, and how each pair is related.
 *
 * <p>Never: takes a name for evidence of descent, or a date for more than a bound on its direction.
 */
package dev.pedigree.lineage.relate;
