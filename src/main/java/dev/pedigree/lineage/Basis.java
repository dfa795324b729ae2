package dev.pedigree.lineage;

import java.util.Locale;

/** What the comparison of two designs rests on. */
public enum Basis {
  /** Headers and configurations of both, which were read. */
  FILES(Evidence.Kind.HEADER),
  /** Published facts, as the files of at least one of the two were not read. */
  FACTS(Evidence.Kind.FACTS);

  private final Evidence.Kind kind;

  Basis(Evidence.Kind kind) {
    this.kind = kind;
  }

  /** The kind of evidence that it is. */
  Evidence.Kind kind() {
    return kind;
  }

  /** The word in messages: {@code files} … */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
