package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;

/**
 * A family: models of one series by one organisation.
 *
 * @param id the file name without ending
 * @param name in both languages
 * @param organisation in both languages
 * @param order position of its lane in the tree, from the top; equal ones are ordered by id
 * @param words the description
 */
public record Family(String id, Text name, Text organisation, int order, Words words) {}
