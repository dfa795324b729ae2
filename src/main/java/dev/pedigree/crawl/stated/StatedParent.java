package dev.pedigree.crawl.stated;

/**
 * A parent that a file of the repository states.
 *
 * @param parent the name as written
 * @param name what kind of name that is
 * @param relation {@code finetune}, {@code quantized}, {@code adapter} or {@code merge}; {@code
 *     loaded-from} where the file only says from where the weights were loaded; empty where it says
 *     nothing
 * @param method how the parents were merged, as written; empty for other relations
 * @param file the file that states it
 * @param key the key in that file
 */
public record StatedParent(
    String parent, StatedName name, String relation, String method, String file, String key) {}
