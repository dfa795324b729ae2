package dev.pedigree.catalog;

/**
 * The written part of an entry: Markdown in both languages.
 *
 * @param en English Markdown
 * @param zh Simplified Chinese Markdown, or empty if there is none yet
 * @param enPath the English file, relative to the content folder, for links to its source
 * @param zhPath the Chinese file, likewise; it may not exist
 * @param enLine 1-based line of the English file on which the Markdown starts
 * @param zhLine likewise for the Chinese file
 * @param stale whether the Chinese was written for an older English text
 * @param translates of a stale one, the digest of the English text that it was written for; else
 *     empty
 */
public record Words(
    String en,
    String zh,
    String enPath,
    String zhPath,
    int enLine,
    int zhLine,
    boolean stale,
    String translates) {

  /** Words whose Chinese does not say what it was written for. */
  public Words(
      String en, String zh, String enPath, String zhPath, int enLine, int zhLine, boolean stale) {
    this(en, zh, enPath, zhPath, enLine, zhLine, stale, "");
  }

  /** Whether there is Chinese text. */
  public boolean hasChinese() {
    return !zh.isBlank();
  }
}
