/**
 * Feed-forward networks: a single one, experts with what routes tokens to them, and the network
 * before the output matrix.
 *
 * <p>In: rows of activations, and the weights of the networks. Out: rows of the same width. Never:
 * which network a layer has, and where its output goes.
 */
package dev.pedigree.smoke.network;
