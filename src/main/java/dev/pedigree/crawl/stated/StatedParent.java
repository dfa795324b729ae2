package dev.pedigree.crawl.stated;

/**
 * A parent that a file of the repository states.
 *
 * @param parent the name as written; of an address on a hub the id in it
 * @param name what kind of name that is
 * @param relation what the file says: {@code finetune}, {@code quantized}, {@code adapter} or
 *     {@code merge}, or another word of the card; {@code loaded-from} where it only says from where
 *     weights were loaded; empty where it says nothing
 * @param inferred where nothing is said: the relation that the files suggest, or {@link
 *     Inferred#NONE}
 * @param method how the parents were merged, as written; empty for other relations
 * @param part what a recipe takes of this parent
 * @param file the file that states it
 * @param key the key in that file
 */
public record StatedParent(
    String parent,
    StatedName name,
    String relation,
    Inferred inferred,
    String method,
    MergePart part,
    String file,
    String key) {

  /** The stated relation, or else the inferred one; empty where neither is known. */
  public String kind() {
    return relation.isEmpty() || relation.equals(StatedParents.LOADED)
        ? inferred.relation()
        : relation;
  }

  /** This parent with what the files suggest about the relation. */
  StatedParent inferring(Inferred suggested) {
    return new StatedParent(parent, name, relation, suggested, method, part, file, key);
  }
}
