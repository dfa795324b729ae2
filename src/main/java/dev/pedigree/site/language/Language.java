package dev.pedigree.site.language;

import dev.pedigree.diagnostics.Text;

/** The three scripts of the site. Traditional Chinese is converted from Simplified. */
public enum Language {
  EN("en", "en", "en_GB"),
  ZH_HANS("zh-hans", "zh-Hans", "zh_CN"),
  ZH_HANT("zh-hant", "zh-Hant", "zh_TW");

  private final String path;
  private final String tag;
  private final String locale;

  Language(String path, String tag, String locale) {
    this.path = path;
    this.tag = tag;
    this.locale = locale;
  }

  /** The first part of every path in this language. */
  public String path() {
    return path;
  }

  /** The BCP 47 tag for {@code lang} and {@code hreflang}. */
  public String tag() {
    return tag;
  }

  /** The language and a place where it is written, as Open Graph names them. */
  public String locale() {
    return locale;
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
