package dev.pedigree.smoke.parts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.smoke.numbers.UnsupportedDesign;
import java.util.Locale;
import java.util.Set;

/** Checks that an adapter is of a supported kind. */
final class AdapterKind {
  /** Initialisations that also change the base weights, which the adapter does not contain. */
  private static final Set<String> CHANGING = Set.of("corda", "loftq", "lora_ga", "olora", "pissa");

  private static final Set<String> SETTINGS =
      Set.of("layer_replication", "target_parameters", "trainable_token_indices", "use_qalora");

  private AdapterKind() {}

  /**
   * Checks the configuration.
   *
   * @throws UnsupportedDesign if it has anything that is not supported
   */
  static void check(JsonNode config) {
    if (!config.isObject()) {
      throw new UnsupportedDesign("an adapter without adapter_config.json");
    }
    String type = config.path("peft_type").asText("LORA");
    if (!type.equals("LORA")) {
      throw new UnsupportedDesign("adapters of the type " + type);
    }
    String start = config.path("init_lora_weights").asText().toLowerCase(Locale.ROOT);
    for (String changing : CHANGING) {
      if (start.startsWith(changing)) {
        throw new UnsupportedDesign(
            "adapters that change the model's own matrices (" + start + ")");
      }
    }
    for (String setting : SETTINGS) {
      JsonNode value = config.path(setting);
      if (value.isContainerNode() ? !value.isEmpty() : value.asBoolean()) {
        throw new UnsupportedDesign("adapters with " + setting);
      }
    }
  }
}
