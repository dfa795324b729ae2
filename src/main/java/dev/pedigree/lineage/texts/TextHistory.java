package dev.pedigree.lineage.texts;

import dev.pedigree.catalog.Words;
import java.util.Map;
import java.util.Optional;

/**
 * What the git history of the content tells of its files.
 *
 * @param edited files that are committed as they are, by path relative to the content folder
 * @param since what changed since stale translations were made, by path of the translation
 */
public record TextHistory(Map<String, Edited> edited, Map<String, Since> since) {
  public TextHistory {
    edited = Map.copyOf(edited);
    since = Map.copyOf(since);
  }

  /** For content without a history. */
  public static TextHistory none() {
    return new TextHistory(Map.of(), Map.of());
  }

  /** Who changed the text that is shown in a language, and when. */
  public Optional<Edited> of(Words words, boolean chinese) {
    String path = chinese && words.hasChinese() ? words.zhPath() : words.enPath();
    return Optional.ofNullable(edited.get(path));
  }

  /** The same for a model, whose page changes with its snapshot too. */
  public Optional<Edited> of(Words words, boolean chinese, String model) {
    Optional<Edited> text = of(words, chinese);
    Edited snapshot = edited.get(TextLog.snapshot(model));
    return snapshot == null ? text : text.map(t -> t.or(snapshot));
  }

  /** What changed since a text was translated; empty where that is not known or nothing did. */
  public Optional<Since> since(Words words) {
    return Optional.ofNullable(since.get(words.zhPath()));
  }
}
