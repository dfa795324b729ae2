package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;

/**
 * Models of one line of releases by one organisation.
 *
 * @param id the file name without ending
 * @param name in both languages
 * @param organisation in both languages
 * @param order lane in the tree, from the top; ties are broken by id
 * @param words what the family is
 */
public record Family(String id, Text name, Text organisation, int order, Words words) {}
