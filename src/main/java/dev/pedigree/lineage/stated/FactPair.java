package dev.pedigree.lineage.stated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.Answer;
import dev.pedigree.crawl.facts.StatedFact;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.crawl.facts.StatedWords;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A fact that the configuration of at least one of two models states.
 *
 * @param part the nested configuration it stands in: {@code vision_config}; empty for the model
 * @param fact what it is about
 * @param a what the first states; empty when it says nothing
 * @param b what the second states
 */
public record FactPair(
    String part, StatedFact fact, Optional<StatedFacts.Value> a, Optional<StatedFacts.Value> b) {

  /** All facts of both, in the order of the parts and of {@link StatedFact}. */
  static List<FactPair> of(StatedFacts a, StatedFacts b) {
    Map<String, Map<StatedFact, StatedFacts.Value>> left = parts(a);
    Map<String, Map<StatedFact, StatedFacts.Value>> right = parts(b);
    Map<String, Boolean> names = new LinkedHashMap<>();
    left.keySet().forEach(name -> names.put(name, true));
    right.keySet().forEach(name -> names.put(name, true));
    List<FactPair> pairs = new ArrayList<>();
    for (String name : names.keySet()) {
      for (StatedFact fact : StatedFact.values()) {
        var one = Optional.ofNullable(left.getOrDefault(name, Map.of()).get(fact));
        var other = Optional.ofNullable(right.getOrDefault(name, Map.of()).get(fact));
        if (one.isPresent() || other.isPresent()) {
          pairs.add(new FactPair(name, fact, one, other));
        }
      }
    }
    return pairs;
  }

  private static Map<String, Map<StatedFact, StatedFacts.Value>> parts(StatedFacts stated) {
    Map<String, Map<StatedFact, StatedFacts.Value>> parts = new LinkedHashMap<>();
    parts.put("", stated.facts());
    stated.parts().forEach(part -> parts.put(part.name(), part.facts()));
    return parts;
  }

  /** Whether both state the same; unknown when one says nothing. */
  public Answer answer() {
    if (a.isEmpty() || b.isEmpty()) {
      return Answer.UNKNOWN;
    }
    return same(a.get().value(), b.get().value()) ? Answer.SAME : Answer.DIFFERENT;
  }

  private static boolean same(JsonNode a, JsonNode b) {
    return a.isNumber() && b.isNumber()
        ? Double.compare(a.doubleValue(), b.doubleValue()) == 0
        : Objects.equals(a, b);
  }

  /** What it is about, with the part. */
  public Text name() {
    Text name = StatedWords.name(fact);
    return part.isEmpty()
        ? name
        : new Text(name.en() + " (" + part + ")", name.zh() + "（" + part + "）");
  }
}
