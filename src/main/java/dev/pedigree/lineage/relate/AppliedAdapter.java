package dev.pedigree.lineage.relate;

import dev.pedigree.lineage.sample.Sample;

/**
 * An adapter on the model that it belongs to.
 *
 * @param base the index of that model among the members
 * @param sample the numbers of the model with the adapter applied
 */
public record AppliedAdapter(int base, Sample sample) {}
