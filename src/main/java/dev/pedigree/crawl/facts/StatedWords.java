package dev.pedigree.crawl.facts;

import dev.pedigree.diagnostics.Messages;
import dev.pedigree.diagnostics.Text;
import java.util.Map;

/** What people call stated facts and kinds of models, in both languages. */
public final class StatedWords {
  private static final Messages MESSAGES = Messages.of("crawl");

  private StatedWords() {}

  /** The name of a fact: {@code hidden size} / {@code 隐藏维度}. */
  public static Text name(StatedFact fact) {
    return MESSAGES.text("stated." + fact.word(), Map.of());
  }

  /** What a kind of model is, with "not a language model" where it is none. */
  public static Text name(ModelKind kind) {
    return MESSAGES.text("stated.kind." + kind.word(), Map.of());
  }
}
