package dev.pedigree.lineage.declared;

import java.util.List;

/**
 * Weight files that a model has in common with another, byte for byte, as their digests show.
 *
 * @param other catalogue id of the other model
 * @param commit an earlier commit of the other that had them; empty for the revision that was read
 * @param date of that commit, or empty
 * @param equal how many weight files of this model the other has
 * @param of how many weight files of this model could be equal: those with content and a digest
 * @param ofOther the same of the other; 0 for an earlier commit
 * @param bytes that the equal files hold
 * @param plain configuration, tokenizer and code that are equal too, which shows little by itself
 */
public record SameFiles(
    String other,
    String commit,
    String date,
    int equal,
    int of,
    int ofOther,
    long bytes,
    List<String> plain) {

  public SameFiles {
    plain = List.copyOf(plain);
  }

  /** Whether all weight files of this model are files of the other. */
  public boolean whole() {
    return equal == of;
  }

  /** Whether neither has a weight file that the other has not. */
  public boolean both() {
    return whole() && ofOther == of;
  }
}
