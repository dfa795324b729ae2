package dev.pedigree.architecture.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.align.Aligner;
import dev.pedigree.architecture.align.Assignments;
import dev.pedigree.architecture.align.RenamedTensors;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.DialectChoice;
import dev.pedigree.architecture.dialect.Dialects;
import dev.pedigree.architecture.trait.Trait;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The descriptions of one model among which names and shapes cannot choose: tensors of the same
 * shape can share their roles in several ways (q and output, gate and up, the norms), and several
 * classes may have such tensors. Only a run with the weights can tell which is right.
 */
public final class OpenRoles {
  private final String source;
  private final List<Assignments> assignments;

  private OpenRoles(String source, List<Assignments> assignments) {
    this.source = source;
    this.assignments = assignments;
  }

  /**
   * The possible descriptions; {@link #count} is 0 where all roles are told by names, or where no
   * class fits without a tensor left over.
   *
   * @param config {@code config.json}, or a missing node
   * @param tensors all tensors of the model
   */
  public static OpenRoles of(String source, JsonNode config, List<TensorPattern> tensors) {
    Config opened = Config.of(config);
    Optional<DialectChoice> choice = DialectChoice.of(opened, tensors, Dialects.all());
    List<Assignments> all =
        choice.isPresent()
            ? RenamedTensors.of(choice.get().alike()).stream()
                .map(RenamedTensors::assignments)
                .flatMap(Collection::stream)
                .toList()
            : Aligner.align(opened, tensors, Dialects.all())
                .filter(aligned -> aligned.alignment().fits())
                .map(Aligner.Aligned::assignments)
                .orElse(List.of());
    return new OpenRoles(source, all);
  }

  /** How many there are, equal ones counted each; {@link Long#MAX_VALUE} for more than that. */
  public long count() {
    long count = 0;
    for (Assignments one : assignments) {
      count = one.count() > Long.MAX_VALUE - count ? Long.MAX_VALUE : count + one.count();
    }
    return count;
  }

  /** Those that differ in what is computed, the likeliest class first. */
  public List<Architecture> descriptions() {
    Map<List<Object>, Architecture> distinct = new LinkedHashMap<>();
    for (Assignments one : assignments) {
      for (long way = 0; way < one.count(); way++) {
        Architecture described = ArchitectureReader.describe(source, one.get(way));
        distinct.putIfAbsent(computed(described), described);
      }
    }
    return List.copyOf(distinct.values());
  }

  /** Equal for two descriptions of which the same is computed. */
  private static List<Object> computed(Architecture architecture) {
    List<Object> computed = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      computed.add(trait.listingValue(architecture.trait(trait)));
    }
    architecture.sizes().forEach((size, fact) -> computed.add(Map.entry(size, fact.value())));
    computed.add(architecture.computation().layers());
    computed.add(architecture.roles());
    return computed;
  }
}
