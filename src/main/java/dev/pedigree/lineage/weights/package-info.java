/**
 * Whether the weights of two models have to do with each other.
 *
 * <p>In: two {@link dev.pedigree.lineage.sample.Sample}s. Out: a {@link
 * dev.pedigree.lineage.weights.Kinship}: same, derived, independent or unknown with a probability
 * of error, which layer came from which, how much changed and in what way.
 *
 * <p>The test rests on one fact: the units of the residual stream are numbered at random when a
 * model is initialised, and training treats all of them alike. So in two models that were trained
 * apart, the unit of one that is most like a unit of the other has the same number by chance only,
 * about once in a whole model, whatever the two were trained on and however alike their designs,
 * tokenizers and texts are.
 *
 * <p>Never: calls anything derived by names, sizes, standard deviations or a similarity without a
 * probability of error.
 */
package dev.pedigree.lineage.weights;
