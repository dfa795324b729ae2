/**
 * What was new, and when: the models of the catalogue by release, how many lines each release
 * changed against the nearest earlier design, and which design elements it had first. In comes an
 * atlas; it never looks at weights.
 */
package dev.pedigree.lineage.innovation;
