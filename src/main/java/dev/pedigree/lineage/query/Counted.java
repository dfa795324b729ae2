package dev.pedigree.lineage.query;

import dev.pedigree.catalog.ReleaseDate;
import dev.pedigree.diagnostics.Text;
import java.util.List;

/**
 * One of the things that are counted: a model, a release, a family, a lab, a design element.
 *
 * @param name for readers
 * @param models catalogue ids of the models that stand for it
 * @param released when; of a family or lab, when its first model was
 * @param meets whether it meets the conditions; those about the catalogue it does meet
 */
public record Counted(Text name, List<String> models, ReleaseDate released, Truth meets) {}
