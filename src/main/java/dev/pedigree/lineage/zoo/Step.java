package dev.pedigree.lineage.zoo;

/**
 * From whom a model was made, and how.
 *
 * @param parent name of the parent
 * @param relation the word for how the child was made
 */
public record Step(String parent, String relation) {}
