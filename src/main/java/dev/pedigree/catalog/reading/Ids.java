package dev.pedigree.catalog.reading;

import dev.pedigree.catalog.ModelId;
import java.util.regex.Pattern;

/** What ids of families, terms and articles look like; those of models are {@link ModelId}s. */
final class Ids {
  private static final Pattern SHORT = Pattern.compile("[a-z0-9](?:[a-z0-9-]|\\.(?!\\.))*(?<!\\.)");

  private Ids() {}

  /** Small letters, digits, dots and dashes: ids become parts of URLs and file names. */
  static boolean isShort(String id) {
    return SHORT.matcher(id).matches();
  }
}
