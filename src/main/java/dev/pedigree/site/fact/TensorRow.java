package dev.pedigree.site.fact;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.TensorPair;
import dev.pedigree.architecture.TensorPair.Change;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.site.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tensors of one role in two models, as a row.
 *
 * @param role canonical
 * @param changes how they differ, or that they do not; as ends of message keys
 * @param a the tensors of the first model
 * @param b the tensors of the second model
 */
public record TensorRow(String role, List<String> changes, Optional<Stored> a, Optional<Stored> b) {
  /** The word for name and shape alike. */
  private static final String SAME = "same";

  /** Tensors as they are stored, in all layers and experts that have them. */
  public record Stored(String pattern, String dtype, String shape, long count) {}

  /**
   * The rows of two models; none when of one of them no tensors are known.
   *
   * @param a the first side
   * @param b the second side
   */
  public static List<TensorRow> of(Architecture a, Architecture b) {
    return TensorPair.of(a, b).stream().map(TensorRow::of).toList();
  }

  /** How many rows differ in each way, those that do not differ first. */
  public static Text counts(List<TensorRow> rows) {
    List<Text> counts = new ArrayList<>();
    kinds()
        .forEach(
            word -> {
              long count = rows.stream().filter(row -> row.changes().contains(word)).count();
              if (count > 0) {
                counts.add(
                    View.text(
                        "tensors.count." + word,
                        Map.of("count", Text.same(Numbers.grouped(count)))));
              }
            });
    return Text.list(counts);
  }

  /** The ends of message keys that say how rows differ, in the order of their counts. */
  public static Stream<String> kinds() {
    return Stream.concat(Stream.of(SAME), Stream.of(Change.values()).map(Change::word));
  }

  private static TensorRow of(TensorPair pair) {
    List<String> words = pair.changes().stream().map(Change::word).toList();
    return new TensorRow(
        pair.role(),
        words.isEmpty() ? List.of(SAME) : words,
        pair.a().map(TensorRow::stored),
        pair.b().map(TensorRow::stored));
  }

  private static Stored stored(RoleBinding binding) {
    return new Stored(binding.pattern(), binding.dtype(), shape(binding), binding.count());
  }

  /** A shape as it is stored: {@code 4096, 11008}. */
  public static String shape(RoleBinding binding) {
    return binding.shape().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
