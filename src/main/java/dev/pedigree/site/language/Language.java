package dev.pedigree.site.language;

import dev.pedigree.diagnostics.Text;

/** The three scripts of the site. Traditional Chinese is converted from Simplified. */
public enum Language {
  EN("en", "en"),
  ZH_HANS("zh-hans", "zh-Hans"),
  ZH_HANT("zh-hant", "zh-Hant");

  private final String path;
  private final String tag;

  Language(String path, String tag) {
    this.path = path;
    this.tag = tag;
  }

  /** The first part of every path in this language. */
  public String path() {
    return path;
  }

  /** The BCP 47 tag for {@code lang} and {@code hreflang}. */
  public String tag() {
    return tag;
  }

  /** Whether this is Chinese. */
  public boolean chinese() {
    return this != EN;
  }

  /** A sentence in this language. */
  public String of(Text text) {
    return switch (this) {
      case EN -> text.en();
      case ZH_HANS -> text.zh();
      case ZH_HANT -> Traditional.of(text.zh());
    };
  }
}
