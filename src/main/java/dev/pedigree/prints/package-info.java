/**
 * Prints: what a few kilobytes keep of a long sequence or a large set, so that two can be compared
 * later without the files.
 *
 * <p>In: texts in their order, or all of a set. Out: digests of growing beginnings ({@link
 * dev.pedigree.prints.Ladder}) and a fixed number of the lowest hashes ({@link
 * dev.pedigree.prints.Sketch}).
 *
 * <p>Never: grows with what it stands for, or depends on a machine.
 */
package dev.pedigree.prints;
