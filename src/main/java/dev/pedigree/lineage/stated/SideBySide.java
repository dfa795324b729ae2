package dev.pedigree.lineage.stated;

import dev.pedigree.architecture.Answer;
import dev.pedigree.architecture.Difference;
import dev.pedigree.architecture.check.PackagingLine;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.lineage.support.Support;
import java.util.List;
import java.util.Optional;

/**
 * Two models of which at least one has no description.
 *
 * @param a what the first is called
 * @param b what the second is called
 * @param unknownA why the first has no description; empty when it has one
 * @param unknownB why the second has none
 * @param facts what the configurations of both state
 * @param tensors tensors of both by name and shape
 * @param files weight files with the same content
 * @param bytes what comparing bytes showed, where weights of both are on this machine
 * @param packaging how the numbers of the two are stored, if one of them is quantised
 * @param fit how the adapter that one of the two is fits the other
 * @param counts how many weight files there are
 * @param support what tokenizer and code have in common
 */
public record SideBySide(
    String a,
    String b,
    Optional<Text> unknownA,
    Optional<Text> unknownB,
    List<FactPair> facts,
    TensorPairs tensors,
    List<SameFiles> files,
    SameBytes bytes,
    Optional<Difference> packaging,
    Optional<AdapterFit> fit,
    Counts counts,
    Support support) {

  /** How many weight files each has. */
  public record Counts(int filesA, int filesB) {}

  /**
   * One of the two.
   *
   * @param name what it is called
   * @param stated the facts of its configuration
   * @param snapshot its repository; empty for a model known from its paper only
   * @param unknown why it has no description; empty when it has one
   */
  public record Side(
      String name, StatedFacts stated, Optional<Snapshot> snapshot, Optional<Text> unknown) {}

  /** The two side by side, read from a to b. */
  public static SideBySide of(Side a, Side b, SameBytes bytes) {
    return of(a, b, bytes, Optional.empty(), Support.of(a.snapshot(), b.snapshot()));
  }

  /**
   * The two side by side.
   *
   * @param fit how one of them that is an adapter fits the other
   * @param support what tokenizer and code have in common
   */
  public static SideBySide of(
      Side a, Side b, SameBytes bytes, Optional<AdapterFit> fit, Support support) {
    List<SameFiles> files =
        a.snapshot().isPresent() && b.snapshot().isPresent()
            ? SameFiles.of(a.snapshot().get(), b.snapshot().get())
            : List.of();
    return new SideBySide(
        a.name(),
        b.name(),
        a.unknown(),
        b.unknown(),
        FactPair.of(a.stated(), b.stated()),
        TensorPairs.of(
            a.snapshot().map(Snapshot::tensors).orElse(List.of()),
            b.snapshot().map(Snapshot::tensors).orElse(List.of())),
        files,
        bytes,
        PackagingLine.of(a.snapshot(), b.snapshot()),
        fit,
        new Counts(
            a.snapshot().map(s -> s.files().size()).orElse(0),
            b.snapshot().map(s -> s.files().size()).orElse(0)),
        support);
  }

  /**
   * Whether the sizes are the same: different when both state one and not the same, same when the
   * tensors of both are the same by name and shape and no stated size differs, else unknown.
   */
  public Answer shape() {
    boolean differs =
        facts.stream().anyMatch(f -> f.fact().size() && f.answer() == Answer.DIFFERENT);
    if (differs || tensors.known() && !tensors.reshaped().isEmpty()) {
      return Answer.DIFFERENT;
    }
    return tensors.allSame() ? Answer.SAME : Answer.UNKNOWN;
  }

  /** Whether the weights are the same: only equal hashes of all files or equal bytes show it. */
  public Answer weights() {
    boolean hashes =
        !files.isEmpty() && files.size() == counts.filesA() && files.size() == counts.filesB();
    boolean all =
        tensors.allSame()
            && bytes.equal() == tensors.sameCount()
            && bytes.different() == 0
            && bytes.left() == 0;
    return hashes || all ? Answer.SAME : Answer.UNKNOWN;
  }

  /** What the answer about weights rests on: {@code hashes}, {@code bytes} or {@code nothing}. */
  public String restsOn() {
    if (weights() != Answer.SAME) {
      return "nothing";
    }
    return files.size() == counts.filesA() && !files.isEmpty() ? "hashes" : "bytes";
  }

  /** Whether both are described, so that there is a better comparison than this one. */
  public boolean described() {
    return unknownA.isEmpty() && unknownB.isEmpty();
  }
}
