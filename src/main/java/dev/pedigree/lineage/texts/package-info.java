/**
 * What the git history of the texts tells: who wrote them and when, and what changed in an English
 * text since it was translated.
 *
 * <p>In: the folder of the content in its checkout, and the catalogue read from it. Out: {@link
 * dev.pedigree.lineage.texts.TextHistory}.
 *
 * <p>Never: says anything of a text that is not committed as it is, or of a history of which a part
 * is missing; looks at a clock.
 */
package dev.pedigree.lineage.texts;
