package dev.pedigree.catalog;

import java.util.regex.Pattern;

/** The forms of ids, which become parts of URLs and file names. */
final class Ids {
  private static final String PART = "[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?!\\.))*(?<!\\.)";
  private static final Pattern MODEL = Pattern.compile(PART + "/" + PART + "(?:@" + PART + ")?");
  private static final Pattern SHORT = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.))*(?<!\\.)");

  private Ids() {}

  /** {@code org/name} or {@code org/name@revision}. */
  static boolean isModel(String id) {
    return MODEL.matcher(id).matches();
  }

  /** The id of a family, term or article: small letters, digits, dots and dashes. */
  static boolean isShort(String id) {
    return SHORT.matcher(id).matches();
  }
}
