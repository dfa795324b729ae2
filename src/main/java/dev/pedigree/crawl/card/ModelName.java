package dev.pedigree.crawl.card;

import dev.pedigree.catalog.ModelId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides whether a model named in a card is the one the card belongs to. */
final class ModelName {
  /** Suffixes of a name that people leave out. */
  private static final Pattern EDITION =
      Pattern.compile(
          "(?:base|hf|chat|instruct|it|pt|original|fp8|fp16|bf16|gguf|awq|gptq|(?:int)?[48]bit"
              + "|v?\\d{1,2}(?:\\d)?)*");

  /** The size in a name, which differs within a family: {@code 7B}, {@code 1.1b}, {@code 8x22B}. */
  private static final Pattern SIZE =
      Pattern.compile(
          "(?<![\\p{L}\\d.])(?:\\d{1,2}x)?\\d{1,4}(?:\\.\\d{1,2})?[BbMmTt](?![\\p{L}\\d])");

  private final String own;
  private final String raw;

  /**
   * @param id {@code org/name}, {@code org/name@revision} or the name of a folder
   */
  ModelName(String id) {
    String name = ModelId.of(id).repository().replaceFirst("(?:\\.git|\\.bundle)?/*$", "");
    this.raw = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    this.own = letters(raw);
  }

  /** Whether {@code text} is exactly the name. */
  boolean is(String text) {
    return !own.isEmpty() && named(text).equals(own);
  }

  /** Whether {@code text} is the name, possibly without its suffix. */
  boolean means(String text) {
    String named = named(text);
    return named.length() > 2
        && own.startsWith(named)
        && EDITION.matcher(own.substring(named.length())).matches();
  }

  /** Whether {@code text} names a model of another size. */
  boolean speaksOfAnother(String text) {
    Matcher sizes = SIZE.matcher(text.replace('-', ' ').replace('_', ' '));
    while (sizes.find()) {
      if (!raw.contains(sizes.group().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static String named(String text) {
    String plain = Markup.text(text).toLowerCase(Locale.ROOT);
    return letters(plain.substring(plain.lastIndexOf('/') + 1));
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\d]", "");
  }
}
