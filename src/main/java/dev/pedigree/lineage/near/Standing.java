package dev.pedigree.lineage.near;

import java.util.Locale;

/** Whether one of the earlier designs is the nearest. */
public enum Standing {
  /** No other earlier design can be nearer, whatever the unknown lines are. */
  ONE,
  /** Several are equally near. */
  TIED,
  /** Which one is nearest depends on lines that are not known. */
  OPEN;

  /** The word in JSON: {@code one} … */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
