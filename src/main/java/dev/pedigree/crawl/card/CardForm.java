package dev.pedigree.crawl.card;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.crawl.text.Reports;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks that the front matter of a card has the form that the Hub reads. */
final class CardForm {
  private static final Set<String> RELATIONS = Set.of("finetune", "quantized", "adapter", "merge");

  private static final Pattern ID = Pattern.compile("[\\w.-]{1,96}(?:/[\\w.-]{1,96})?");

  private CardForm() {}

  static void check(String path, JsonNode card, List<Finding> findings) {
    Reports reports = new Reports(findings);
    JsonNode base = card.path("base_model");
    (base.isArray() ? base : List.of(base))
        .forEach(
            model -> {
              boolean named = model.isTextual() && ID.matcher(model.textValue()).matches();
              if (!named && !model.isMissingNode() && !model.isNull()) {
                reports.add(info("base-model-form", path, "base_model", model));
              }
            });
    JsonNode relation = card.path("base_model_relation");
    if (relation.isValueNode() && !relation.isNull() && !RELATIONS.contains(relation.asText())) {
      reports.add(
          Finding.warning(
              "crawl.unknown-relation",
              Location.in(path, "base_model_relation"),
              "value",
              Clean.text(relation.asText())));
    }
    JsonNode license = card.path("license");
    if (license.isContainerNode()) {
      reports.add(info("license-form", path, "license", license));
    }
  }

  private static Finding info(String rule, String path, String key, JsonNode value) {
    String text = value.isTextual() ? value.textValue() : value.toString();
    return Finding.info("crawl." + rule, Location.in(path, key), "value", Clean.text(text));
  }
}
