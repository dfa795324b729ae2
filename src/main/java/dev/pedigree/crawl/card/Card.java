package dev.pedigree.crawl.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.git.Blobs;
import dev.pedigree.crawl.git.SmallFile;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.List;

/** Reads the front matter of a model card, without values too long for a snapshot. */
public final class Card {
  /**
   * Names of cards. Where {@code README.md} is written for another host, some put the front matter
   * of the Hub into the other.
   */
  public static final List<String> NAMES = List.of("README.md", "README.hf.md");

  /** Longest value that is kept; longer ones are evaluation tables and example prompts. */
  private static final int LONGEST = 4000;

  private Card() {}

  /** The front matter; a missing node when there is none. Adds findings to {@code findings}. */
  public static JsonNode read(String path, Blobs.Content content, List<Finding> findings) {
    SmallFile read = SmallFile.card(path, content);
    findings.addAll(read.findings());
    if (read.value().isEmpty()) {
      return MissingNode.getInstance();
    }
    CardForm.check(path, read.value().get(), findings);
    return withoutLongValues(path, (ObjectNode) read.value().get(), findings);
  }

  /** Whether a card has front matter with keys and values. */
  public static boolean declares(String path, Blobs.Content content) {
    return SmallFile.card(path, content).value().isPresent();
  }

  private static ObjectNode withoutLongValues(
      String path, ObjectNode card, List<Finding> findings) {
    List<String> keys = new ArrayList<>();
    card.properties()
        .forEach(
            e -> {
              if (e.getValue().toString().length() > LONGEST) {
                keys.add(e.getKey());
              }
            });
    for (String key : keys) {
      card.remove(key);
      findings.add(Finding.info("crawl.card-key-long", Location.in(path, Clean.text(key))));
    }
    return card;
  }
}
