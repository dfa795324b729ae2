/**
 * Which tensors of a header belong to the layers and experts of a network, told by which of their
 * names vary together.
 *
 * <p>In: tensor patterns, whatever their names. Out: {@link dev.pedigree.architecture.grouping.Kin}
 * of one shape that differ in the numbers of layer and expert alone, in each likely way.
 *
 * <p>Never: says what a tensor is.
 */
package dev.pedigree.architecture.grouping;
