package dev.pedigree.smoke.trial;

import dev.pedigree.diagnostics.Text;
import java.util.Optional;

/**
 * An element of the design.
 *
 * @param name rule of a trait or size, or key of a setting
 * @param exercised whether a change of it moves the logits by more than ten times what counts as
 *     equal
 * @param moved how far it moves them, as normalised mean square error
 * @param why not, one sentence in each language; empty when it does
 */
public record DesignElement(String name, boolean exercised, double moved, Optional<Text> why) {}
