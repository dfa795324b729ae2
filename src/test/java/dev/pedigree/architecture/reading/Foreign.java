package dev.pedigree.architecture.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A known model under the name of a class that nobody knows, its tensors as they are. */
final class Foreign {

  /** Remarks that say so, or that two keys of the configuration disagree. */
  private static final Set<String> HONEST =
      Set.of(
          "architecture.program-unknown",
          "architecture.key-unread",
          "architecture.rope-twice",
          "architecture.tied-and-stored",
          "architecture.unassigned");

  private Foreign() {}

  /** Whether a class is named, so that it can be another. */
  static boolean named(JsonNode config) {
    return config.isObject() && (config.has("architectures") || config.has("model_type"));
  }

  /** The configuration of a class that nobody knows. */
  static ObjectNode of(JsonNode config) {
    ObjectNode foreign = config.deepCopy();
    foreign.put("model_type", "heron");
    foreign.putArray("architectures").add("HeronForCausalLM");
    foreign.remove("auto_map");
    if (foreign.get("text_config") instanceof ObjectNode text) {
      text.put("model_type", "heron_text");
    }
    return foreign;
  }

  /** What is said of the model under the foreign name that is not so, or is not known from it. */
  static List<String> untrue(JsonNode config, List<TensorPattern> tensors) {
    Architecture known = ArchitectureReader.read("known", config, tensors).architecture().get();
    ArchitectureReader.Reading reading = ArchitectureReader.read("here", of(config), tensors);
    Architecture foreign = reading.architecture().get();
    List<String> untrue = new ArrayList<>();
    foreign
        .traits()
        .forEach(
            (trait, fact) -> {
              if (!fact.unknown() && !fact.text().equals(known.trait(trait).text())) {
                untrue.add(trait.key() + " " + fact.text() + ", is " + known.trait(trait).text());
              }
            });
    foreign
        .sizes()
        .forEach(
            (size, fact) -> {
              if (!fact.unknown() && !fact.text().equals(known.size(size).text())) {
                untrue.add(size.key() + " " + fact.text() + ", is " + known.size(size).text());
              }
            });
    if (known.parameters().total() != foreign.parameters().total()) {
      untrue.add("parameters " + foreign.parameters().total());
    }
    reading.findings().stream()
        .filter(finding -> !HONEST.contains(finding.rule()))
        .forEach(finding -> untrue.add(finding.message().en()));
    return untrue;
  }
}
