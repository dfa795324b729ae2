package dev.pedigree.lineage.support;

import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tokenizer and code of two models have in common, in sentences. */
public final class SupportWords {
  /** What a sentence is about, as evidence says it. */
  public static final String TOKENIZER = "tokenizer";

  public static final String CODE = "code";

  private static final Messages MESSAGES = Messages.of("lineage");

  private final String kind;
  private final List<Said> said = new ArrayList<>();

  private SupportWords(String kind) {
    this.kind = kind;
  }

  /**
   * A sentence.
   *
   * @param kind {@link #TOKENIZER} or {@link #CODE}
   */
  public record Said(String kind, Text sentence) {}

  /** All sentences; each kind ends by saying what it does not show. */
  public static List<Said> of(Text a, Text b, Support support) {
    List<Said> all = new ArrayList<>();
    support
        .tokenizer()
        .ifPresent(
            pair -> {
              SupportWords words = new SupportWords(TOKENIZER);
              TokenizerWords.say(a, b, pair, words);
              words.add("support.tokenizer.nothing");
              all.addAll(words.said);
            });
    if (!support.code().isEmpty()) {
      SupportWords words = new SupportWords(CODE);
      support.models().ifPresent(p -> CodeWords.say(a, b, p, "support.code.models", words));
      support
          .configurations()
          .ifPresent(p -> CodeWords.say(a, b, p, "support.code.configurations", words));
      words.add("support.code.nothing");
      all.addAll(words.said);
    }
    return List.copyOf(all);
  }

  /** Adds a sentence; arguments are name, value, name, value …, each a text or a number. */
  void add(String key, Object... args) {
    said.add(new Said(kind, text(key, args)));
  }

  static Text text(String key, Object... args) {
    Map<String, Text> named = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      Object value = args[i + 1];
      named.put((String) args[i], value instanceof Text t ? t : Text.same(String.valueOf(value)));
    }
    return MESSAGES.textOf(key, named);
  }

  /** The first of some names between commas, and how many more there are. */
  static Text listed(List<String> names, int most) {
    List<String> first = names.stream().limit(most).toList();
    Text list = new Text(String.join(", ", first), String.join("、", first));
    return names.size() > most
        ? text("support.more", "list", list, "more", names.size() - most)
        : list;
  }

  /** A share in whole percent; 0 and 100 only if it is nothing and all. */
  static long percent(long some, long all) {
    if (all == 0 || some == 0) {
      return 0;
    }
    return some == all ? 100 : Math.min(99, Math.max(1, Math.round(100.0 * some / all)));
  }
}
