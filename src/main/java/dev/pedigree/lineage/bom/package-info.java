/**
 * Bills of materials: one CycloneDX document for a model.
 *
 * <p>In: what was read of a model, and its edges. Out: a component with its files and their
 * digests, licences, facts of the model card, and its ancestors with grade and evidence.
 *
 * <p>Never: invents a digest, a commit or a parent, or lists what is disputed as an ancestor.
 */
package dev.pedigree.lineage.bom;
