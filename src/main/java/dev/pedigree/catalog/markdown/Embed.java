package dev.pedigree.catalog.markdown;

import dev.pedigree.catalog.markdown.MarkdownScan.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a text that follows from facts: {@code [… layers](fact:01-ai/Yi-34B#layers)}.
 *
 * @param kind what it is
 * @param words what stands in its brackets
 * @param from offset of these words in the text
 * @param target what is asked, without the scheme
 * @param at offset of the whole target in the text
 */
public record Embed(Kind kind, String words, int from, String target, int at) {

  /** Stands for the value in the words of a fact. */
  public static final String PLACE = "…";

  /** What can follow from facts. The word in lower case is its scheme. */
  public enum Kind {
    /** Words with a place that is filled in. */
    FACT(false),
    /** Words that assert something, which is checked. */
    CLAIM(false),
    /** A drawing of a layer of one model or of two, written as a picture. */
    FIGURE(true),
    /** What differs between two models, written as a picture. */
    DIFF(true),
    /** A chart, written as a picture. */
    CHART(true),
    /** A table, written as a picture. */
    TABLE(true);

    private final boolean picture;

    Kind(boolean picture) {
      this.picture = picture;
    }

    /** Whether it is written as a picture and stands in a paragraph of its own. */
    public boolean picture() {
      return picture;
    }

    /** The word in front of the colon. */
    public String scheme() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a scheme. */
    public static Optional<Kind> ofScheme(String scheme) {
      return Arrays.stream(values()).filter(kind -> kind.scheme().equals(scheme)).findFirst();
    }

    /** The kind of a link or picture; empty for all others. */
    public static Optional<Kind> of(Link link) {
      for (Kind kind : values()) {
        if (kind.picture == link.picture() && link.target().startsWith(kind.scheme() + ":")) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** The embeds of a text, in order. */
  public static List<Embed> in(String markdown) {
    if (!markdown.contains("](")) {
      return List.of();
    }
    List<Embed> embeds = new ArrayList<>();
    for (Link link : MarkdownScan.scan(markdown, 0).links()) {
      Kind.of(link).ifPresent(kind -> embeds.add(of(kind, link, markdown)));
    }
    return embeds;
  }

  /** The embed that a link of a text is. */
  public static Embed of(Kind kind, Link link, String markdown) {
    int close = markdown.lastIndexOf("](", link.at());
    String words = link.words() < 0 ? "" : markdown.substring(link.words(), close);
    String target = link.target().substring(kind.scheme().length() + 1);
    return new Embed(kind, words, Math.max(0, link.words()), target, link.at());
  }
}
