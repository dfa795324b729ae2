package dev.pedigree.smoke.trial;

import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sentences about smoke checks. */
public final class Words {
  private static final Messages MESSAGES = Messages.of("smoke");

  private Words() {}

  /**
   * The sentence of a message key.
   *
   * @param args name, value, name, value …; a value may be a {@link Text}
   */
  public static Text text(String key, Object... args) {
    Map<String, Text> named = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      String plain = String.valueOf(args[i + 1]);
      named.put((String) args[i], args[i + 1] instanceof Text both ? both : new Text(plain, plain));
    }
    return MESSAGES.textOf(key, named);
  }

  /** A number with three decimals, or in scientific notation if very small or large. */
  public static String number(double value) {
    if (value != 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6)) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A step in both languages: {@code attention of layer 3}. */
  public static Text place(int layer, String step) {
    return layer < 0
        ? text("place.model", "step", step)
        : text("place.layer", "step", step, "layer", layer);
  }
}
