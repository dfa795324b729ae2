/**
 * Residual streams where there are several, and what is added to them beside attention and
 * feed-forward networks.
 *
 * <p>In: rows of all streams side by side, and the weights of what joins them to a layer. Out: what
 * a layer reads, and the streams after it. Never: what the layer itself computes.
 */
package dev.pedigree.smoke.streams;
