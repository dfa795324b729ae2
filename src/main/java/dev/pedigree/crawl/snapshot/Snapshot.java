package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.card.CardClaim;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.TensorPattern;
import java.util.List;
import java.util.Locale;

/**
 * The content of a model repository at one commit, or of a model folder now.
 *
 * @param id catalogue id, {@code org/name} or {@code org/name@revision}; the path for a local model
 * @param source the git URL in the catalogue, even if a mirror was read
 * @param kind whether the repository was read live or rebuilt from published facts
 * @param revision the commit
 * @param history what happened before, oldest first; only commits that touched configuration, card
 *     or weights
 * @param config {@code config.json} as written; a missing node when there is none
 * @param card the front matter of {@code README.md}; a missing node when there is none
 * @param claims what the text of the card says about sizes and attention
 * @param files the weight files, sorted by path
 * @param tensors the tensors of the model as patterns, sorted
 * @param findings what was found wrong or odd
 */
public record Snapshot(
    String id,
    String source,
    Kind kind,
    Revision revision,
    List<HistoryEvent> history,
    JsonNode config,
    JsonNode card,
    List<CardClaim> claims,
    List<WeightFile> files,
    List<TensorPattern> tensors,
    List<Finding> findings) {

  /** A snapshot without claims. */
  public Snapshot(
      String id,
      String source,
      Kind kind,
      Revision revision,
      List<HistoryEvent> history,
      JsonNode config,
      JsonNode card,
      List<WeightFile> files,
      List<TensorPattern> tensors,
      List<Finding> findings) {
    this(id, source, kind, revision, history, config, card, List.of(), files, tensors, findings);
  }

  /** Where a snapshot comes from. */
  public enum Kind {
    /** Read from the repository itself. */
    LIVE,
    /** Read from a repository rebuilt from published facts, until a live crawl replaces it. */
    RECONSTRUCTED
  }

  /**
   * A commit. All three are empty for a folder or file that is not in git.
   *
   * @param commit 40 hex digits
   * @param date committer date in UTC, ISO 8601 to the second
   * @param branch the branch or tag that was read
   */
  public record Revision(String commit, String date, String branch) {}

  /**
   * A commit that touched configuration, card or weights.
   *
   * @param commit 40 hex digits
   * @param date as in {@link Revision#date}
   * @param touched the parts it touched, sorted
   * @param changes the values it changed, sorted by path and key
   */
  public record HistoryEvent(
      String commit, String date, List<Part> touched, List<Change> changes) {}

  /** The parts of a repository whose history is read. */
  public enum Part {
    CARD,
    CONFIG,
    WEIGHTS;

    /** The word used in JSON, for example {@code config}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One value that a commit changed.
   *
   * @param path file in the repository
   * @param key key inside the file, nested keys with dots; {@code oid} for a weight file
   * @param before JSON text, or empty when it was added
   * @param after JSON text, or empty when it was removed
   */
  public record Change(String path, String key, String before, String after) {}

  /**
   * One weight file.
   *
   * @param path file in the repository
   * @param oid {@code sha256:…} for a large-file pointer, {@code git:…} for a blob in the
   *     repository itself, empty for a file outside git, whose content was not read
   * @param bytes size of the file
   * @param headerBytes bytes before the tensor data, or 0 when the header could not be read
   * @param tensors number of tensors, or 0
   */
  public record WeightFile(String path, String oid, long bytes, long headerBytes, int tensors) {}
}
