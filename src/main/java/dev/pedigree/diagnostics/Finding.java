package dev.pedigree.diagnostics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem or remark about an input, worded so that a person can act on it.
 *
 * @param severity how much it matters
 * @param rule id of the rule, for example {@code weights.hole}; the part before the first dot is
 *     the package whose {@link Messages} hold the sentence ({@code <rule>}) and the hint ({@code
 *     <rule>.hint})
 * @param location its place
 * @param args arguments of the sentence by name
 */
public record Finding(Severity severity, String rule, Location location, Map<String, String> args) {

  public Finding {
    args = Map.copyOf(args);
  }

  /** An error: the input cannot be trusted. Arguments are name, value, name, value … */
  public static Finding error(String rule, Location location, Object... args) {
    return new Finding(Severity.ERROR, rule, location, named(args));
  }

  /** A warning: odd, but usable. */
  public static Finding warning(String rule, Location location, Object... args) {
    return new Finding(Severity.WARNING, rule, location, named(args));
  }

  /** A remark worth knowing. */
  public static Finding info(String rule, Location location, Object... args) {
    return new Finding(Severity.INFO, rule, location, named(args));
  }

  /** The message, one sentence. */
  public Text message() {
    return messages().text(rule, args);
  }

  /** What to do next, one sentence; empty if there is nothing to do. */
  public Text hint() {
    return messages().has(rule + ".hint")
        ? messages().text(rule + ".hint", args)
        : new Text("", "");
  }

  private Messages messages() {
    return Messages.of(rule.substring(0, rule.indexOf('.')));
  }

  private static Map<String, String> named(Object... args) {
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException("arguments come in pairs: name, value");
    }
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put((String) args[i], String.valueOf(args[i + 1]));
    }
    return named;
  }
}
