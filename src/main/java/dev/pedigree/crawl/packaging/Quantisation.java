package dev.pedigree.crawl.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How files say that the weights are quantised.
 *
 * @param method in capitals, as written otherwise: {@code GPTQ}; {@code UNKNOWN} when none is named
 * @param forms of its numbers, at least one; several in a model of mixed precision
 * @param left modules that are not quantised, as written
 * @param file the file that says so
 */
public record Quantisation(String method, List<QuantForm> forms, List<String> left, String file) {
  private static final Pattern WIDTH = Pattern.compile("(?:W|INT|FLOAT|FP|UINT)(\\d{1,2}).*");

  /** The first statement: that of the configuration, else that of a file beside it. */
  public static Optional<Quantisation> of(Snapshot snapshot) {
    for (String key : List.of("quantization_config", "quantization", "compression_config")) {
      for (JsonNode holder : List.of(snapshot.config(), snapshot.config().path("text_config"))) {
        JsonNode config = holder.path(key);
        if (config.isObject() && !config.isEmpty()) {
          return Optional.of(of(config, "config.json", key.equals("quantization")));
        }
      }
    }
    return snapshot.beside().entrySet().stream()
        .filter(e -> name(e.getKey()).contains("quant") && !e.getKey().endsWith(".index.json"))
        .map(e -> of(inner(e.getValue()), e.getKey(), false))
        .findFirst();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** ModelOpt puts its settings one level deeper. */
  private static JsonNode inner(JsonNode file) {
    return file.path("quantization").isObject() ? file.get("quantization") : file;
  }

  private static Quantisation of(JsonNode config, String file, boolean mlx) {
    String method = method(config, file, mlx);
    return new Quantisation(method, forms(config, method), left(config), file);
  }

  private static List<QuantForm> forms(JsonNode config, String method) {
    Set<QuantForm> forms = new LinkedHashSet<>();
    for (JsonNode group : config.path("config_groups")) {
      if (group.path("weights").isObject()) {
        forms.add(group(group));
      }
    }
    for (JsonNode layer : config.path("quantized_layers")) {
      if (layer.path("quant_algo").isTextual()) {
        forms.add(algorithm(layer, layer.path("quant_algo").textValue()));
      }
    }
    if (!forms.isEmpty()) {
      return List.copyOf(forms);
    }
    String algorithm = config.path("quant_algo").asText("");
    if (!algorithm.isEmpty() && !algorithm.equals("MIXED_PRECISION")) {
      return List.of(algorithm(config, algorithm));
    }
    JsonNode inner = config.at("/quant_config/weight_quant_params"); // HQQ
    JsonNode at = inner.isObject() ? inner : config;
    String kind = config.path("bnb_4bit_quant_type").asText("");
    long bits = bits(at, config);
    String named =
        kind.isEmpty() ? method : method + " " + Clean.text(kind.toUpperCase(Locale.ROOT));
    JsonNode fraction = config.path("bits");
    if (fraction.isFloatingPointNumber() && bits == 0) {
      named = method + " " + fraction.asText() + " bpw"; // EXL2 gives an average
    }
    QuantForm form =
        QuantForm.named(named, bits, number(at, "group_size", "q_group_size", "blocksize"));
    JsonNode block = config.path("weight_block_size");
    return List.of(
        block.size() == 2 && block.get(0).isInt() && block.get(1).isInt()
            ? new QuantForm(
                form.name(), form.bits(), block.get(1).intValue(), block.get(0).intValue(), 0)
            : form);
  }

  private static long bits(JsonNode at, JsonNode config) {
    long bits = number(at, "bits", "w_bit", "nbits", "num_bits");
    if (bits > 0) {
      return bits;
    }
    if (config.path("load_in_4bit").asBoolean() || config.has("bnb_4bit_quant_type")) {
      return 4;
    }
    if (config.path("load_in_8bit").asBoolean()) {
      return 8;
    }
    return width(config.path("weights").asText("")); // Quanto: int4
  }

  /** Of compressed-tensors. */
  private static QuantForm group(JsonNode group) {
    JsonNode weights = group.path("weights");
    long bits = number(weights, "num_bits");
    long size = number(weights, "group_size");
    String strategy = weights.path("strategy").asText("");
    size = size == 0 && strategy.equals("channel") ? -1 : size;
    if (!weights.path("type").asText("").equals("float")) {
      return new QuantForm("INT" + (bits > 0 ? bits : ""), bits, size);
    }
    String name =
        bits == 4 && size == 16 ? "NVFP4" : bits == 4 && size == 32 ? "MXFP4" : "FP" + bits;
    return new QuantForm(name, bits, size);
  }

  /** Of ModelOpt: {@code NVFP4}, {@code W4A16_AWQ}. */
  private static QuantForm algorithm(JsonNode config, String written) {
    String name = Clean.text(written.toUpperCase(Locale.ROOT));
    return QuantForm.named(name, width(name), number(config, "group_size"));
  }

  private static long width(String name) {
    Matcher matcher = WIDTH.matcher(name.toUpperCase(Locale.ROOT));
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
  }

  private static String method(JsonNode config, String file, boolean mlx) {
    for (String key : List.of("quant_method", "quant_algo", "quantization_method", "method")) {
      if (config.path(key).isTextual() && !config.path(key).textValue().isBlank()) {
        return Clean.text(config.path(key).textValue().strip()).toUpperCase(Locale.ROOT);
      }
    }
    if (mlx && config.has("group_size")) {
      return "MLX";
    }
    if (config.has("zero_point") || config.has("w_bit")) {
      return "AWQ"; // what AutoAWQ writes into quant_config.json
    }
    if (config.has("desc_act") || name(file).startsWith("quantize_config")) {
      return "GPTQ"; // what AutoGPTQ writes into quantize_config.json
    }
    if (config.has("config_groups")) {
      return "COMPRESSED-TENSORS";
    }
    return config.has("load_in_4bit") || config.has("load_in_8bit") ? "BITSANDBYTES" : "UNKNOWN";
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
    if (config.path("lm_head").isBoolean() && !config.path("lm_head").booleanValue()) {
      left.add("lm_head"); // what AutoGPTQ and AutoRound write
    }
    return left.stream().distinct().sorted().toList();
  }

  /** Bits of a number in the first form; 0 when they are not stated. */
  public long bits() {
    return forms.get(0).bits();
  }

  /** Numbers that share a scale in the first form; 0 when it is not stated, -1 for a whole row. */
  public long group() {
    return forms.get(0).group();
  }
}
