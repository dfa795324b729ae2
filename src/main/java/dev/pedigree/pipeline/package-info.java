/**
 * Combines the other packages: opens inputs, refreshes snapshots, builds the site, checks the
 * content.
 *
 * <p>In: paths, ids and options from the command line. Out: reports for the command line to print.
 *
 * <p>Never: knows a format.
 */
package dev.pedigree.pipeline;
