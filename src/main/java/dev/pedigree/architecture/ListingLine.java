package dev.pedigree.architecture;

import dev.pedigree.diagnostics.Text;

/**
 * One line of the listing: a part of the model and its traits.
 *
 * @param id {@code embedding}, {@code position}, {@code block}, {@code norm}, {@code attention},
 *     {@code feed-forward}, {@code final-norm} or {@code head}
 * @param subject the name of the part in both languages
 * @param words its traits, in both languages
 */
public record ListingLine(String id, Text subject, Text words) {

  /** The English line with the subject in a fixed column: {@code norm rmsnorm}. */
  @Override
  public String toString() {
    return String.format("%-12s %s", id, words.en());
  }
}
