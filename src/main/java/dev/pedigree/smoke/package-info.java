/**
 * The smoke check: runs the model that an architecture describes.
 *
 * <p>In: an {@link dev.pedigree.architecture.Architecture} and weights, real ones mapped from their
 * files or random ones. Out: logits, losses, and a {@link dev.pedigree.smoke.SmokeResult} with one
 * word for what they prove.
 *
 * <p>Never: code for one family (the architecture decides), a whole model in memory (the heap holds
 * activations), a result that depends on threads or time.
 */
package dev.pedigree.smoke;
