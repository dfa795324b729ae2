package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How files say that the weights are quantised.
 *
 * @param method in capitals, as written otherwise: {@code GPTQ}
 * @param bits of a number; 0 when they are not stated
 * @param group numbers that share a scale; 0 when it is not stated, -1 for a whole row
 * @param left modules that are not quantised, as written
 * @param file the file that says so
 */
public record Quantisation(String method, long bits, long group, List<String> left, String file) {

  /** The first statement: that of the configuration, else that of a file beside it. */
  public static Optional<Quantisation> of(Snapshot snapshot) {
    for (String key : List.of("quantization_config", "quantization", "compression_config")) {
      JsonNode config = snapshot.config().path(key);
      if (config.isObject() && !config.isEmpty()) {
        return Optional.of(of(config, "config.json"));
      }
    }
    return snapshot.beside().entrySet().stream()
        .filter(e -> name(e.getKey()).contains("quant") && !e.getKey().endsWith(".index.json"))
        .map(e -> of(inner(e.getValue()), e.getKey()))
        .findFirst();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** ModelOpt puts its settings one level deeper. */
  private static JsonNode inner(JsonNode file) {
    return file.path("quantization").isObject() ? file.get("quantization") : file;
  }

  private static Quantisation of(JsonNode config, String file) {
    JsonNode weights = first(config, "/config_groups/group_0/weights", "/weights");
    long bits = number(config, "bits", "w_bit", "nbits");
    bits = bits == 0 ? number(weights, "num_bits") : bits;
    if (bits == 0
        && (config.path("load_in_4bit").asBoolean() || config.has("bnb_4bit_quant_type"))) {
      bits = 4;
    } else if (bits == 0 && config.path("load_in_8bit").asBoolean()) {
      bits = 8;
    }
    long group = number(config, "group_size", "q_group_size");
    group = group == 0 ? number(weights, "group_size") : group;
    return new Quantisation(method(config, file), bits, group, left(config), file);
  }

  private static String method(JsonNode config, String file) {
    for (String key : List.of("quant_method", "quant_algo", "quantization_method", "method")) {
      if (config.path(key).isTextual() && !config.path(key).textValue().isBlank()) {
        return Clean.text(config.path(key).textValue().strip()).toUpperCase(Locale.ROOT);
      }
    }
    if (config.has("zero_point") || config.has("w_bit")) {
      return "AWQ"; // what AutoAWQ writes into quant_config.json
    }
    if (config.has("desc_act") || name(file).startsWith("quantize_config")) {
      return "GPTQ"; // what AutoGPTQ writes into quantize_config.json
    }
    return config.has("load_in_4bit") || config.has("load_in_8bit") ? "BITSANDBYTES" : "UNKNOWN";
  }

  private static JsonNode first(JsonNode config, String... paths) {
    for (String path : paths) {
      if (config.at(path).isObject()) {
        return config.at(path);
      }
    }
    return config.path("");
  }

  private static long number(JsonNode config, String... keys) {
    for (String key : keys) {
      JsonNode value = config.path(key);
      if (value.isIntegralNumber() && value.canConvertToLong()) {
        return value.longValue();
      }
    }
    return 0;
  }

  private static List<String> left(JsonNode config) {
    List<String> left = new ArrayList<>();
    for (String key :
        List.of(
            "modules_to_not_convert",
            "llm_int8_skip_modules",
            "ignore",
            "ignored_layers",
            "exclude_modules")) {
      for (JsonNode module : config.path(key)) {
        if (module.isTextual()) {
          left.add(Clean.text(module.textValue()));
        }
      }
    }
    return left.stream().distinct().sorted().toList();
  }

  /** In one line: {@code GPTQ, 4 bits, groups of 128}. */
  public String text() {
    return method
        + (bits > 0 ? ", " + bits + (bits == 1 ? " bit" : " bits") : "")
        + (group == -1 ? ", one scale a row" : group > 0 ? ", groups of " + group : "")
        + (left.isEmpty()
            ? ""
            : ", not: " + String.join(", ", left.subList(0, Math.min(8, left.size()))))
        + (left.size() > 8 ? " and " + (left.size() - 8) + " more" : "");
  }
}
