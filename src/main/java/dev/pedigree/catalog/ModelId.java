package dev.pedigree.catalog;

import java.util.regex.Pattern;

/**
 * How a model is called: {@code org/name}, or {@code org/name@revision} for one revision of the
 * same repository.
 *
 * @param repository {@code org/name}
 * @param revision branch, tag or commit; empty where the id names none
 */
public record ModelId(String repository, String revision) {
  private static final String PART = "[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?!\\.))*(?<!\\.)";
  private static final Pattern GOOD = Pattern.compile(PART + "/" + PART + "(?:@" + PART + ")?");

  /** Takes a text apart at its first {@code @}, whatever stands on either side. */
  public static ModelId of(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new ModelId(text, "")
        : new ModelId(text.substring(0, at), text.substring(at + 1));
  }

  /** Whether a text can be an id of the catalogue: ids become parts of URLs and file names. */
  public static boolean isGood(String text) {
    return GOOD.matcher(text).matches();
  }

  /** What stands before the first slash: who published it. */
  public String organisation() {
    return repository.substring(0, Math.max(0, repository.indexOf('/')));
  }

  /** What stands behind the first slash. */
  public String name() {
    return repository.substring(repository.indexOf('/') + 1);
  }

  /** The same id in one text. */
  @Override
  public String toString() {
    return revision.isEmpty() ? repository : repository + "@" + revision;
  }
}
