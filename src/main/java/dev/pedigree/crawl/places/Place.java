package dev.pedigree.crawl.places;

import java.util.Locale;

/**
 * A folder that holds a model, or something else that is described by itself.
 *
 * @param folder from the top, without a slash at the end; empty for the top; for other kinds the
 *     branch or the file
 * @param kind what it is to the model as a whole
 */
public record Place(String folder, Kind kind) {

  /** What a place is to the model as a whole. */
  public enum Kind {
    /** A model of its own. */
    MODEL,
    /** A part of a pipeline that the pipeline names. */
    COMPONENT,
    /** The state of a training run at some step. */
    CHECKPOINT,
    /** An adapter beside or in place of a model. */
    ADAPTER,
    /** A file that turns pictures or sound into the inputs of the model beside it. */
    PROJECTOR,
    /** Another branch of the repository. */
    BRANCH;

    /** The word used in JSON, for example {@code component}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The path of a file of the place. */
  public String path(String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
