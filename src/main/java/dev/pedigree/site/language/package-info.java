/**
 * The three scripts of the site; numbers and dates as each writes them.
 *
 * <p>In: sentences in English and Simplified Chinese. Out: the words of one script.
 *
 * <p>Never: asks the locale of the machine.
 */
package dev.pedigree.site.language;
