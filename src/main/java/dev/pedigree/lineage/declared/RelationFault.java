package dev.pedigree.lineage.declared;

import dev.pedigree.crawl.packaging.Quantisation;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.Adapter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A relation that a card states and the files beside it do not bear out.
 *
 * @param parent as the card names it
 * @param relation as the card states it
 * @param seen what the files are instead
 */
public record RelationFault(String parent, String relation, Seen seen) {

  /** What files are. */
  public enum Seen {
    /** Weights of an adapter and no others. */
    ADAPTER,
    /** A whole model. */
    WHOLE,
    /** Numbers of full or half precision only. */
    UNQUANTISED;

    /** The word in messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern FLOAT = Pattern.compile("F64|F32|F16|BF16");

  /** The fault of a card, if its relation does not fit; nothing is said without weights. */
  static Optional<RelationFault> of(Snapshot snapshot, Declaration card) {
    if (snapshot.tensors().isEmpty()) {
      return Optional.empty();
    }
    boolean adapter = Adapter.of(snapshot).isPresent();
    String relation = card.stated().relation();
    Optional<Seen> seen =
        switch (relation) {
          case "adapter" -> adapter ? Optional.empty() : Optional.of(Seen.WHOLE);
          case "finetune", "merge" -> adapter ? Optional.of(Seen.ADAPTER) : Optional.empty();
          case "quantized" -> plain(snapshot) ? Optional.of(Seen.UNQUANTISED) : Optional.empty();
          default -> Optional.empty();
        };
    return seen.map(s -> new RelationFault(card.stated().parent(), relation, s));
  }

  private static boolean plain(Snapshot snapshot) {
    return Quantisation.of(snapshot).isEmpty()
        && snapshot.tensors().stream()
            .allMatch(t -> FLOAT.matcher(t.dtype().toUpperCase(Locale.ROOT)).matches());
  }
}
