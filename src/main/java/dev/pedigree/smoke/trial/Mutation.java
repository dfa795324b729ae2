package dev.pedigree.smoke.trial;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.smoke.parts.Parts;
import java.util.function.UnaryOperator;

/**
 * A model with one element of its design changed. If the logits stay the same, the run is no
 * evidence about that element.
 *
 * @param element the key of the trait or setting, or the part that is left out
 * @param architecture the changed description
 * @param parts applies the change to the weights, as far as it concerns them
 */
record Mutation(String element, Architecture architecture, UnaryOperator<Parts> parts) {}
