package dev.pedigree.crawl.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.card.CardClaim;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.weights.TensorPattern;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of a model repository at one commit, of a model folder now, or of a repository that
 * was rebuilt from published facts.
 *
 * @param id catalogue id, {@code org/name} or {@code org/name@revision}; the path for a local model
 * @param source the git URL in the catalogue, even if a mirror was read
 * @param basis whether it was read or rebuilt, with what only one of the two has
 * @param config {@code config.json} as written; a missing node when there is none
 * @param card the front matter of {@code README.md}; a missing node when there is none
 * @param claims what the text of the card says about sizes and attention
 * @param beside other small files that say what the model is, as written, by path: configurations
 *     of adapters, quantisations and merges, and of GGUF files the general metadata
 * @param files the weight files, sorted by path; none of a rebuilt repository
 * @param tensors the tensors of the model as patterns, sorted
 * @param findings what was found wrong or odd
 */
public record Snapshot(
    String id,
    String source,
    Basis basis,
    JsonNode config,
    JsonNode card,
    List<CardClaim> claims,
    SortedMap<String, JsonNode> beside,
    List<WeightFile> files,
    List<TensorPattern> tensors,
    List<Finding> findings) {

  public Snapshot {
    if (basis instanceof Rebuilt && !files.isEmpty()) {
      throw new IllegalArgumentException("nobody has seen the files of a rebuilt repository");
    }
  }

  /** A snapshot without claims. */
  public Snapshot(
      String id,
      String source,
      Basis basis,
      JsonNode config,
      JsonNode card,
      List<WeightFile> files,
      List<TensorPattern> tensors,
      List<Finding> findings) {
    this(id, source, basis, config, card, List.of(), files, tensors, findings);
  }

  /** A snapshot without other small files. */
  public Snapshot(
      String id,
      String source,
      Basis basis,
      JsonNode config,
      JsonNode card,
      List<CardClaim> claims,
      List<WeightFile> files,
      List<TensorPattern> tensors,
      List<Finding> findings) {
    this(id, source, basis, config, card, claims, new TreeMap<>(), files, tensors, findings);
  }

  /** How the content is known. */
  public sealed interface Basis permits Live, Rebuilt {}

  /**
   * Read from the repository or folder itself.
   *
   * @param revision the commit
   * @param history what happened before, oldest first; only commits that touched configuration,
   *     card or weights
   * @param confirmed what it said about the rebuilt snapshot that it replaced, if it did
   * @param plain configuration, tokenizer and code with their digests, sorted by path; none of a
   *     folder, whose files have none
   * @param prints what is kept of tokenizer and code
   */
  public record Live(
      Revision revision,
      List<HistoryEvent> history,
      Optional<Confirmed> confirmed,
      List<PlainFile> plain,
      Prints prints)
      implements Basis {

    /** A reading without prints. */
    public Live(
        Revision revision,
        List<HistoryEvent> history,
        Optional<Confirmed> confirmed,
        List<PlainFile> plain) {
      this(revision, history, confirmed, plain, Prints.NONE);
    }

    /** The same reading with what is kept of tokenizer and code. */
    public Live with(Prints other) {
      return new Live(revision, history, confirmed, plain, other);
    }

    /** A reading whose other files were not noted. */
    public Live(Revision revision, List<HistoryEvent> history, Optional<Confirmed> confirmed) {
      this(revision, history, confirmed, List.of());
    }

    /** The first reading of a repository that was not rebuilt before. */
    public Live(Revision revision, List<HistoryEvent> history) {
      this(revision, history, Optional.empty());
    }
  }

  /** What only a live reading has; empty for a rebuilt repository. */
  public Optional<Live> live() {
    return Optional.of(basis).filter(Live.class::isInstance).map(Live.class::cast);
  }

  /** Where the content was seen; empty for a live reading. */
  public Optional<Rebuilt> rebuilt() {
    return Optional.of(basis).filter(Rebuilt.class::isInstance).map(Rebuilt.class::cast);
  }

  /** What is kept of tokenizer and code; nothing of a rebuilt repository. */
  public Prints prints() {
    return live().map(Live::prints).orElse(Prints.NONE);
  }

  /** How many numbers all tensors hold together. */
  public BigInteger numbers() {
    BigInteger sum = BigInteger.ZERO;
    for (TensorPattern tensor : tensors) {
      sum =
          sum.add(
              BigInteger.valueOf(tensor.elements()).multiply(BigInteger.valueOf(tensor.count())));
    }
    return sum;
  }

  /**
   * This live reading with what it says about the rebuilt snapshot before it, or with what an
   * earlier live reading said; unchanged when there was none.
   */
  public Snapshot after(Snapshot earlier) {
    if (!(basis instanceof Live now)) {
      return this;
    }
    Optional<Confirmed> confirmed =
        earlier.basis() instanceof Live before
            ? before.confirmed()
            : Optional.of(Confirmed.of(earlier, this));
    Live basis = new Live(now.revision(), now.history(), confirmed, now.plain(), now.prints());
    return new Snapshot(id, source, basis, config, card, claims, beside, files, tensors, findings);
  }

  /** The same snapshot with other findings. */
  public Snapshot with(List<Finding> other) {
    return new Snapshot(
        id, source, basis, config, card, claims, beside, files, tensors, List.copyOf(other));
  }

  /** The same snapshot with other files, of which no tensors are known. */
  public Snapshot withFiles(List<WeightFile> other) {
    return new Snapshot(
        id, source, basis, config, card, claims, beside, other, List.of(), findings);
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
   * One file that is not weights.
   *
   * @param path file in the repository
   * @param oid as in {@link WeightFile#oid}, never empty
   */
  public record PlainFile(String path, String oid) {}

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
