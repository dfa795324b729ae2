package dev.pedigree.prints.code;

import java.util.List;

/**
 * What the code of two models has in common: all their modelling files, or all their
 * configurations.
 *
 * @param filesA the files of the first
 * @param filesB the files of the second
 * @param classes classes that are long enough to be told from others
 * @param functions functions and methods that are
 * @param renames the names that are others in units that are equal after renaming, in the order in
 *     which they appear; only those of units themselves unless both were read
 * @param differ units of both that have one name apart from the family's, and are not equal
 * @param statementsA how many statements of ten tokens or more the first has
 * @param statementsB how many the second has
 * @param statements how many are in both, each after renaming, about
 * @param sameFiles whether all files have the same digests
 * @param exact whether the files of both were read, else their prints were compared
 */
public record CodePair(
    List<String> filesA,
    List<String> filesB,
    Count classes,
    Count functions,
    List<Renamed> renames,
    List<String> differ,
    int statementsA,
    int statementsB,
    int statements,
    boolean sameFiles,
    boolean exact) {

  /**
   * How many units are equal.
   *
   * @param a units of the first
   * @param b units of the second
   * @param equal units of the first that have an equal in the second after renaming
   * @param written those of them that are equal as written
   */
  public record Count(int a, int b, int equal, int written) {}

  /** A name in both. */
  public record Renamed(String a, String b) {}
}
