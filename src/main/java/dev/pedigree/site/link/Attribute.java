package dev.pedigree.site.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The attributes of a page that are checked. */
enum Attribute {
  ID,
  HREF,
  SRC,
  REL,
  HREFLANG,
  LANG,
  ROLE,
  ALT,
  ARIA_LABEL,
  ARIA_LABELLEDBY,
  DATA_UNRESOLVED,
  DATA_AT;

  private static final Attribute[] ALL = values();

  private final byte[] name =
      name().toLowerCase(Locale.ROOT).replace('_', '-').getBytes(StandardCharsets.US_ASCII);

  /** The attribute of this name; null for any other. */
  static Attribute of(byte[] html, int from, int to) {
    for (Attribute attribute : ALL) {
      if (attribute.name.length == to - from
          && attribute.name[0] == html[from]
          && Arrays.equals(html, from, to, attribute.name, 0, attribute.name.length)) {
        return attribute;
      }
    }
    return null;
  }
}
