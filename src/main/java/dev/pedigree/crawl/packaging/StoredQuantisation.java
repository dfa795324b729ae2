package dev.pedigree.crawl.packaging;

import dev.pedigree.crawl.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The quantisation that the headers of a model show, whatever its configuration says.
 *
 * @param forms the forms of quantised numbers, the most frequent first, at least one
 * @param plain how many numbers are stored in each type that is not quantised
 * @param left the last words of the names of matrices that are not quantised, sorted
 */
public record StoredQuantisation(
    List<QuantForm> forms, Map<String, Long> plain, List<String> left) {

  /** What the tensors of a snapshot show; empty where no number is quantised. */
  public static Optional<StoredQuantisation> of(Snapshot snapshot) {
    return StoredForms.of(snapshot.tensors());
  }

  /** All numbers of the model, quantised or not. */
  public long numbers() {
    long quantised = forms.stream().mapToLong(QuantForm::numbers).sum();
    return quantised + plain.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The share of a form among all numbers, in hundredths, rounded. */
  public long percent(long part) {
    return numbers() > 0 ? Math.round(100.0 * part / numbers()) : 0;
  }
}
