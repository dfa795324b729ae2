package dev.pedigree.prints.code;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Severity;
import java.util.HashMap;
import java.util.Map;

/** Code that is not compared, and why. */
public final class UnreadableCode extends Exception {
  private static final Messages MESSAGES = Messages.of("prints");

  private final String rule;
  private final transient Map<String, String> args;

  private UnreadableCode(String rule, Map<String, String> args, String what) {
    super(what);
    this.rule = rule;
    this.args = args;
  }

  /** Such an exception; arguments are name, value, name, value … */
  static UnreadableCode because(String key, Object... args) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put((String) args[i], String.valueOf(args[i + 1]));
    }
    return new UnreadableCode(
        "prints.code." + key, named, MESSAGES.text("prints.code." + key, named).en());
  }

  /** The same as a remark about a file: a model is no worse for it. */
  public Finding finding(String file) {
    return new Finding(Severity.INFO, rule, Location.of(file), args);
  }
}
