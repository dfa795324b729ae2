package dev.pedigree.lineage;

import dev.pedigree.architecture.ArchitectureDiff;
import dev.pedigree.lineage.support.Support;
import java.util.List;

/**
 * Two models side by side.
 *
 * @param a catalogue id, the earlier or parent side
 * @param b catalogue id
 * @param diff what differs
 * @param verdict the three answers
 * @param support what tokenizer and code have in common, which answers none of them
 * @param beside the same as evidence that stands beside the verdict's
 */
public record Compared(
    String a,
    String b,
    ArchitectureDiff diff,
    Verdict verdict,
    Support support,
    List<Evidence> beside) {

  /** A comparison of two models of whose tokenizers and code nothing is known. */
  public Compared(String a, String b, ArchitectureDiff diff, Verdict verdict) {
    this(a, b, diff, verdict, Support.NONE, List.of());
  }
}
