package dev.pedigree.crawl.facts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Stated facts as JSON. */
public final class StatedFactsJson {
  private StatedFactsJson() {}

  /**
   * Writes {@code class, modelType, kind, languageModel}, each only if stated, then a value for
   * each fact, {@code keys} with the key of each, and {@code parts} with the same for each part.
   */
  public static void write(ObjectNode json, StatedFacts stated) {
    if (!stated.className().isEmpty()) {
      json.put("class", stated.className());
    }
    if (!stated.type().isEmpty()) {
      json.put("modelType", stated.type());
    }
    stated
        .kind()
        .ifPresent(kind -> json.put("kind", kind.word()).put("languageModel", kind.language()));
    write(json, stated.facts());
    if (!stated.parts().isEmpty()) {
      ObjectNode parts = json.putObject("parts");
      stated.parts().forEach(part -> write(parts.putObject(part.name()), part.facts()));
    }
  }

  private static void write(ObjectNode json, Map<StatedFact, StatedFacts.Value> facts) {
    facts.forEach((fact, value) -> json.set(fact.word(), value.value()));
    ObjectNode keys = json.putObject("keys");
    facts.forEach((fact, value) -> keys.put(fact.word(), value.key()));
  }
}
