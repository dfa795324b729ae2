package dev.pedigree.smoke.trial;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.smoke.parts.Parts;
import java.util.function.UnaryOperator;

/**
 * A model with one element of its design changed. If the logits stay, the run does not exercise the
 * element, and says nothing about it.
 *
 * @param element the key of the trait or setting, or the part that is left out
 * @param architecture the changed description
 * @param parts what the change does to the parts
 */
record Mutation(String element, Architecture architecture, UnaryOperator<Parts> parts) {}
