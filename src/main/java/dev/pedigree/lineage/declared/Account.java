package dev.pedigree.lineage.declared;

import dev.pedigree.catalog.Parent;
import dev.pedigree.catalog.Relation;
import java.util.List;
import java.util.Locale;

/**
 * All that is said of one parent of a model, in one layer.
 *
 * @param parent catalogue id, or the name where {@code ghost}
 * @param ghost whether the catalogue does not have the parent
 * @param written what the catalogue says
 * @param declared what the repository says
 * @param standing how the two fit
 */
public record Account(
    String parent,
    boolean ghost,
    List<Parent> written,
    List<Declaration> declared,
    Standing standing) {

  public Account {
    written = List.copyOf(written);
    declared = List.copyOf(declared);
  }

  /** How what the catalogue says fits what the repository says. */
  public enum Standing {
    /** Both say it. */
    AGREED,
    /** The catalogue says it, with a source; the repository was not read, or only in part. */
    WRITTEN,
    /** The catalogue says it, with a source; the files of the repository do not. */
    WRITTEN_ONLY,
    /** The repository says it, the catalogue does not. */
    DECLARED_ONLY,
    /** Both name the parent, with relations that exclude each other. */
    CONTRADICTING;

    /** The word in JSON: {@code written-only} … */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The relation: as the catalogue says, else as a file states, else as files suggest. */
  public Relation relation() {
    if (!written.isEmpty()) {
      return written.get(0).relation();
    }
    return declared.stream()
        .filter(Declaration::relationStated)
        .findFirst()
        .or(() -> declared.stream().filter(d -> d.relation() != Relation.BASED_ON).findFirst())
        .orElse(declared.get(0))
        .relation();
  }

  /** Whether somebody says what the relation is, so that it is not only inferred from files. */
  public boolean relationStated() {
    return !written.isEmpty() || declared.stream().anyMatch(Declaration::relationStated);
  }
}
