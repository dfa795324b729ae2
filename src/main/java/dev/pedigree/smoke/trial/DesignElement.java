package dev.pedigree.smoke.trial;

import dev.pedigree.diagnostics.Text;
import java.util.Optional;

/**
 * One element of the design, and whether the run depends on it.
 *
 * @param name rule of a trait or size, or key of a setting
 * @param exercised whether changing it moves the logits by more than ten times the tolerance
 * @param moved how far changing it moves the logits, as normalised mean square error
 * @param why why the run does not depend on it, one sentence in each language; empty when it does
 */
public record DesignElement(String name, boolean exercised, double moved, Optional<Text> why) {}
