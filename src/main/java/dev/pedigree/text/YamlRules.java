package dev.pedigree.text;

/** How much of YAML is read, by who wrote it. */
public enum YamlRules {
  /**
   * Content of this site. Anchors, aliases and tags are refused, since nothing written by hand here
   * needs them. Of two equal keys the first counts.
   */
  OWN(12, 0),

  /**
   * Files of strangers, read as far as Python reads them without building objects: tags of the
   * standard, and aliases as long as they repeat few values, as real files have a handful. Of two
   * equal keys the last counts.
   */
  FOREIGN(100, 100_000);

  private final int deepest;
  private final int mostRepeated;

  YamlRules(int deepest, int mostRepeated) {
    this.deepest = deepest;
    this.mostRepeated = mostRepeated;
  }

  /** How many lists and maps may lie in each other. */
  public int deepest() {
    return deepest;
  }

  /** How many values all aliases together may stand for. */
  public int mostRepeated() {
    return mostRepeated;
  }
}
