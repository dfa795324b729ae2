package dev.pedigree.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.util.ArrayList;
import java.util.List;

/** The front matter of a model card, in the length that a snapshot keeps. */
final class Card {
  static final String PATH = "README.md";

  /** Values longer than this, evaluation tables and example prompts, say nothing here. */
  private static final int LONGEST = 4000;

  private Card() {}

  /** A missing node when there is nothing to read; what was odd goes to {@code findings}. */
  static JsonNode read(Blobs.Content content, List<Finding> findings) {
    SmallFile read = SmallFile.card(PATH, content);
    read.finding().ifPresent(findings::add);
    return read.value().isPresent()
        ? withoutLongValues((ObjectNode) read.value().get(), findings)
        : MissingNode.getInstance();
  }

  private static ObjectNode withoutLongValues(ObjectNode card, List<Finding> findings) {
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
      findings.add(Finding.info("crawl.card-key-long", Location.in(PATH, Clean.text(key))));
    }
    return card;
  }
}
