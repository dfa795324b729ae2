/**
 * Text with places in it, and the one YAML reader.
 *
 * <p>In: text that anybody may have written. Out: lines and columns, the texts of a folder as they
 * stand there now, front matter, YAML as a tree that knows where each value stands, the word that
 * somebody probably meant.
 *
 * <p>Never: builds objects that a file names, goes deeper or repeats more than a limit, or says
 * what a mistake means: the wing that reads the file has the words for it.
 */
package dev.pedigree.text;
