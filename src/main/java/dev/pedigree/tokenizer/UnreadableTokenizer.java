package dev.pedigree.tokenizer;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.diagnostics.Text;
import java.util.HashMap;
import java.util.Map;

/** A tokenizer that exists but cannot be used. */
public final class UnreadableTokenizer extends RuntimeException {
  private static final Messages MESSAGES = Messages.of("tokenizer");

  private final String rule;
  private final transient Map<String, String> args;

  private UnreadableTokenizer(String rule, Map<String, String> args, Text what) {
    super(what.en());
    this.rule = rule;
    this.args = args;
  }

  /** Such an exception; arguments are name, value, name, value … */
  static UnreadableTokenizer because(String key, Object... args) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put((String) args[i], String.valueOf(args[i + 1]));
    }
    return new UnreadableTokenizer(
        "tokenizer." + key, named, MESSAGES.text("tokenizer." + key, named));
  }

  /** Why, as half a sentence in each language. */
  public Text what() {
    return MESSAGES.text(rule, args);
  }

  /** The same as a remark about a file: a model is no worse for it. */
  public Finding finding(String file) {
    return new Finding(Severity.INFO, rule, Location.of(file), args);
  }
}
