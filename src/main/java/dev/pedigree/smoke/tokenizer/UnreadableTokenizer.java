package dev.pedigree.smoke.tokenizer;

import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.HashMap;
import java.util.Map;

/** A tokenizer that exists but cannot be used. */
public final class UnreadableTokenizer extends RuntimeException {
  private static final Messages MESSAGES = Messages.of("smoke");

  private final transient Text what;

  private UnreadableTokenizer(Text what) {
    super(what.en());
    this.what = what;
  }

  /** Such an exception; arguments are name, value, name, value … */
  static UnreadableTokenizer because(String key, Object... args) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      named.put((String) args[i], String.valueOf(args[i + 1]));
    }
    return new UnreadableTokenizer(MESSAGES.text("tokenizer." + key, named));
  }

  /** Why, as half a sentence in each language. */
  public Text what() {
    return what;
  }
}
