package dev.pedigree.architecture.count;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.WeightHeader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts parameters from weight headers alone, without knowing the roles of tensors. */
public final class StoredCount {
  private StoredCount() {}

  /**
   * The bytes that a tensor occupies: tensors with the same bytes are one tensor with two names.
   */
  private record Place(String path, String storage, long offset, long bytes) {}

  /**
   * Counts the tensors of headers, shared bytes once.
   *
   * @return empty if shapes are so large that the count overflows
   */
  public static Optional<Parameters> of(List<WeightHeader> headers, JsonNode config) {
    Set<Place> taken = new HashSet<>();
    List<Tensor> counted = new ArrayList<>();
    for (WeightHeader header : headers) {
      for (Tensor t : header.tensors()) {
        Place place = new Place(header.path(), t.storage(), t.offset(), t.bytes());
        if (header.weighs(t) && (t.bytes() == 0 || taken.add(place))) {
          counted.add(t);
        }
      }
    }
    return TensorPattern.countable(counted)
        ? Optional.of(counted(TensorPattern.fold(counted), config))
        : Optional.empty();
  }

  /**
   * Counts tensors of which only the patterns are known.
   *
   * @return empty if there is none, or shapes are so large that the count overflows
   */
  public static Optional<Parameters> of(Collection<TensorPattern> tensors, JsonNode config) {
    try {
      return tensors.isEmpty() ? Optional.empty() : Optional.of(counted(tensors, config));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Parameters counted(Collection<TensorPattern> tensors, JsonNode config) {
    StoredNumbers numbers = new StoredNumbers(tensors, Config.of(config));
    long total = tensors.stream().mapToLong(numbers::learned).reduce(0, Math::addExact);
    Parameters.Rule rule =
        tensors.stream().anyMatch(numbers::quantised)
            ? Parameters.Rule.PACKED
            : Parameters.Rule.PLAIN;
    return new Parameters(total, total, 0, Map.of(), rule);
  }
}
