package dev.pedigree.catalog;

import dev.pedigree.diagnostics.Text;
import java.util.List;
import java.util.Optional;

/**
 * One model in the catalogue, as its front matter declares it.
 *
 * @param id {@code org/name}, or {@code org/name@revision} for an earlier revision of the same
 *     repository
 * @param name as people write it, for example {@code Yi-34B}; without a Chinese one the English, as
 *     for all texts here
 * @param organisation who published it
 * @param family id of a {@link Family}
 * @param release the name of its release within the family, such as {@code Yi-1.5}; empty for the
 *     one that is called like the family
 * @param released to the day, or to the month when only that is known
 * @param repository git URL on its hub; empty for paper-only models
 * @param revision branch, tag or commit to read; empty for the default branch
 * @param licence as declared; {@code unknown} if none is
 * @param parents claims, not facts
 * @param sources URLs or references for the facts in the front matter
 * @param paper present for models known from their paper only
 * @param words the description
 * @param aliases other names of the repository: former ones, and those under which files know it
 */
public record Model(
    String id,
    Text name,
    Text organisation,
    String family,
    String release,
    ReleaseDate released,
    String repository,
    String revision,
    String licence,
    List<Parent> parents,
    List<String> sources,
    Optional<Paper> paper,
    Words words,
    List<String> aliases) {

  public Model {
    aliases = List.copyOf(aliases);
  }

  /** A model with one name only. */
  public Model(
      String id,
      Text name,
      Text organisation,
      String family,
      String release,
      ReleaseDate released,
      String repository,
      String revision,
      String licence,
      List<Parent> parents,
      List<String> sources,
      Optional<Paper> paper,
      Words words) {
    this(
        id,
        name,
        organisation,
        family,
        release,
        released,
        repository,
        revision,
        licence,
        parents,
        sources,
        paper,
        words,
        List.of());
  }

  /** The same model with another description. */
  public Model with(Words description) {
    return new Model(
        id,
        name,
        organisation,
        family,
        release,
        released,
        repository,
        revision,
        licence,
        parents,
        sources,
        paper,
        description,
        aliases);
  }
}
