/**
 * Wires the line: opens what a path names, refreshes snapshots, builds the site, checks the
 * content.
 *
 * <p>In: paths, ids and options from the command line. Out: documents and reports that the command
 * line prints.
 *
 * <p>Never: knows a format.
 */
package dev.pedigree.pipeline;
