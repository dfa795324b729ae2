/**
 * Words of texts that follow from facts: values that are filled in, and claims that are checked.
 *
 * <p>In: an atlas with texts as people wrote them. Out: the same atlas with the values of today in
 * its texts, and a finding for each question that makes no sense and each claim that does not hold.
 *
 * <p>Never: changes what a claim says.
 */
package dev.pedigree.site.computed;
