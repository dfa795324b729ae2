package dev.pedigree.lineage.bom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.ListingLine;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.crawl.packaging.QuantWords;
import dev.pedigree.crawl.packaging.Quantisation;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.stated.StatedTerms;
import dev.pedigree.crawl.text.Clean;
import java.util.Optional;

/** The facts of a model card: what the model computes, its counts, and the data that it states. */
final class BomCard {
  private BomCard() {}

  /** Adds {@code modelCard} if anything is known. */
  static void add(ObjectNode component, BomSubject subject) {
    ObjectNode card = component.objectNode();
    ObjectNode parameters = card.objectNode();
    subject.snapshot().ifPresent(snapshot -> parameters(parameters, snapshot));
    if (!parameters.isEmpty()) {
      card.set("modelParameters", parameters);
    }
    ArrayNode properties = card.arrayNode();
    subject.parameters().ifPresent(count -> counts(properties, count));
    subject.architecture().ifPresent(architecture -> design(properties, architecture));
    subject
        .snapshot()
        .flatMap(Quantisation::of)
        .ifPresent(q -> Bom.property(properties, "quantisation", QuantWords.of(q).en()));
    if (!properties.isEmpty()) {
      card.set("properties", properties);
    }
    if (!card.isEmpty()) {
      component.set("modelCard", card);
    }
  }

  private static void parameters(ObjectNode to, Snapshot snapshot) {
    word(snapshot.card().path("pipeline_tag")).ifPresent(w -> to.put("task", w));
    word(snapshot.config().path("model_type")).ifPresent(w -> to.put("architectureFamily", w));
    word(snapshot.config().path("architectures").path(0))
        .ifPresent(w -> to.put("modelArchitecture", w));
    StatedTerms terms = StatedTerms.of(snapshot);
    if (!terms.datasets().isEmpty()) {
      ArrayNode datasets = to.putArray("datasets");
      terms.datasets().stream()
          .map(StatedTerms.Dataset::name)
          .distinct()
          .forEach(name -> datasets.addObject().put("type", "dataset").put("name", name));
    }
  }

  private static Optional<String> word(JsonNode value) {
    return Optional.of(value)
        .filter(JsonNode::isTextual)
        .map(v -> Clean.text(v.textValue().strip()))
        .filter(w -> !w.isEmpty());
  }

  private static void counts(ArrayNode to, Parameters count) {
    Bom.property(to, "parameters", Long.toString(count.total()));
    if (count.active() > 0 && count.active() != count.total()) {
      Bom.property(to, "parameters:active", Long.toString(count.active()));
    }
    Bom.property(to, "parameters:rule", count.rule().word());
  }

  /** The listing as it is; the fingerprint only where every line is known. */
  private static void design(ArrayNode to, Architecture architecture) {
    for (ListingLine line : architecture.listing()) {
      Bom.property(to, "listing:" + line.id(), line.words().en());
    }
    if (architecture.fullyKnown()) {
      Bom.property(to, "design", architecture.designFingerprint());
    }
  }
}
