package dev.pedigree.crawl.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Set;

/** Normalises the front matter of a model card, which allows several forms. */
public final class ModelCard {
  /** Keys that hold one value or a list of them. */
  private static final Set<String> LISTS = Set.of("base_model", "datasets", "language", "tags");

  private ModelCard() {}

  /**
   * The card with lists wherever a list is allowed, and base models by id.
   *
   * @param card the front matter as written
   */
  public static ObjectNode of(JsonNode card) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    card.properties().forEach(e -> out.set(e.getKey(), value(e.getKey(), e.getValue())));
    return out;
  }

  private static JsonNode value(String key, JsonNode value) {
    if (!LISTS.contains(key)) {
      return value;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    if (value.isArray()) {
      value.forEach(item -> list.add(item(key, item)));
    } else if (!value.isNull()) {
      list.add(item(key, value));
    }
    return list;
  }

  private static JsonNode item(String key, JsonNode item) {
    boolean address = key.equals("base_model") && item.asText().contains("://");
    return address ? JsonNodeFactory.instance.textNode(id(item.asText())) : item;
  }

  /** The model id in the path of an address; the address itself if its path has another form. */
  private static String id(String address) {
    try {
      String[] parts = String.valueOf(URI.create(address).getPath()).split("/");
      return parts.length == 3 && parts[0].isEmpty() ? parts[1] + "/" + parts[2] : address;
    } catch (IllegalArgumentException e) {
      return address; // not a valid address
    }
  }
}
