package dev.pedigree.architecture.count;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.weights.NameSkeleton;
import java.util.List;
import java.util.Map;

/**
 * Reads the bits of packed numbers from a configuration: one width for the whole model, with
 * exceptions for some modules. MLX lists modules, GPTQ patterns ({@code dynamic}), and
 * compressed-tensors groups with targets.
 */
final class PackedBits {
  private static final List<String> GENERAL =
      List.of(
          "quantization_config.bits",
          "quantization.bits",
          "quantization_config.w_bit",
          "quantization_config.config_groups.group_0.weights.num_bits");

  /** Longest pattern that is tried, as a longer one may be meant to be slow. */
  private static final int LONGEST = 200;

  private final Config config;

  PackedBits(Config config) {
    this.config = config;
  }

  /**
   * The bits of a number of a module; 0 when the configuration does not say.
   *
   * @param module its name, with numbers as ranges in braces, of which the first stands for all
   */
  long of(String module) {
    String name = NameSkeleton.first(module);
    long own = own(name);
    return own > 0 ? own : general();
  }

  private long general() {
    for (String key : GENERAL) {
      if (config.get(key).value() instanceof Long bits && valid(bits)) {
        return bits;
      }
    }
    return 0;
  }

  private long own(String module) {
    for (String part : List.of("quantization", "quantization_config")) {
      long bits = config.part(part).path(module).path("bits").asLong();
      if (valid(bits)) {
        return bits;
      }
    }
    for (Map.Entry<String, JsonNode> rule :
        config.part("quantization_config").path("dynamic").properties()) {
      boolean fits = glob(rule.getKey().replaceFirst("^[+]:", ""), module);
      if (fits && valid(rule.getValue().path("bits").asLong())) {
        return rule.getValue().path("bits").asLong();
      }
    }
    for (JsonNode group : config.part("quantization_config").path("config_groups")) {
      for (JsonNode target : group.path("targets")) {
        String text = target.asText();
        boolean fits =
            text.startsWith("re:") ? glob(text.substring(3), module) : module.endsWith(text);
        if (fits && valid(group.path("weights").path("num_bits").asLong())) {
          return group.path("weights").path("num_bits").asLong();
        }
      }
    }
    return 0;
  }

  private static boolean valid(long bits) {
    return bits > 0 && bits <= 32;
  }

  /**
   * Whether a name matches a regular expression; of its syntax only letters, dots, {@code .*} and
   * anchors are understood.
   */
  static boolean glob(String pattern, String name) {
    if (pattern.length() > LONGEST) {
      return false;
    }
    String plain = pattern.replaceAll("^\\^|\\$$", "").replace("\\.", ".").replace("\\d+", "*");
    String[] pieces = plain.replace(".*", "*").split("\\*+", -1);
    int at = 0;
    for (int i = 0; i < pieces.length; i++) {
      int found = name.indexOf(pieces[i], at);
      if (found < 0 || i == 0 && found > 0 && pattern.startsWith("^")) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return !pattern.endsWith("$") || name.endsWith(pieces[pieces.length - 1]);
  }
}
