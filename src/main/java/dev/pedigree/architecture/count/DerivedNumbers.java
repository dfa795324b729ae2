package dev.pedigree.architecture.count;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.RoleBinding;
import dev.pedigree.architecture.Wording;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.weights.NumberType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes numbers that follow from an architecture: parameters used for a token, memory of what
 * was read, operations per token, size on disk. The formula of each says what is in it.
 */
public final class DerivedNumbers {

  private DerivedNumbers() {}

  /** The numbers that can be computed, in a fixed order. */
  public static List<DerivedNumber> of(Architecture architecture) {
    UsedParameters used = UsedParameters.of(architecture);
    List<DerivedNumber> numbers = new ArrayList<>();
    numbers.addAll(parameters(architecture.parameters(), used));
    numbers.addAll(CacheNumbers.of(architecture));
    numbers.addAll(IndexNumbers.of(architecture));
    numbers.addAll(RecurrentState.of(architecture));
    numbers.addAll(OperationNumbers.of(architecture, used));
    numbers.addAll(disk(architecture));
    return List.copyOf(numbers);
  }

  private static List<DerivedNumber> parameters(Parameters counted, UsedParameters used) {
    List<DerivedNumber> numbers = new ArrayList<>();
    if (counted.total() <= 0) {
      return numbers;
    }
    Text rule = Wording.countRule(counted.rule());
    numbers.add(DerivedNumber.parameters("parameters.total", counted.total(), rule));
    if (used.count() > 0 && used.count() != counted.total()) {
      numbers.add(DerivedNumber.parameters("parameters.used", used.count(), used.left()));
    }
    counted
        .components()
        .forEach(
            (component, count) ->
                numbers.add(
                    DerivedNumber.parameters(
                        "parameters." + component.word(),
                        count,
                        Wording.text(
                            "derived.component.formula",
                            Map.of("percent", percent(count, counted.total()))))));
    return numbers;
  }

  private static String percent(long part, long all) {
    return String.valueOf(Math.round(1000.0 * part / all) / 10.0);
  }

  private static List<DerivedNumber> disk(Architecture architecture) {
    Map<String, Long> byType = new TreeMap<>();
    for (RoleBinding binding : architecture.roles()) {
      long elements =
          Math.multiplyExact(
              binding.shape().stream().reduce(1L, Math::multiplyExact), binding.count());
      byType.merge(binding.dtype(), elements, Long::sum);
    }
    architecture
        .unassigned()
        .forEach(t -> byType.merge(t.dtype(), t.elements() * t.count(), Long::sum));
    List<DerivedNumber> numbers = new ArrayList<>();
    byType.forEach(
        (dtype, elements) ->
            NumberType.of(dtype)
                .filter(type -> type.bytes() > 0)
                .ifPresent(type -> numbers.add(disk(dtype, type, elements))));
    return numbers;
  }

  private static DerivedNumber disk(String dtype, NumberType type, long elements) {
    return new DerivedNumber(
        "disk." + dtype,
        Wording.text("derived.disk", Map.of("dtype", dtype)),
        type.bytes(elements),
        "bytes",
        Wording.text(
            type.block() == 1 ? "derived.disk.formula" : "derived.disk.formula-block",
            Map.of(
                "elements", "" + elements,
                "bytes", "" + type.bytes(),
                "block", "" + type.block())));
  }
}
