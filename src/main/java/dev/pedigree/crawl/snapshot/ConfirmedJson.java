package dev.pedigree.crawl.snapshot;

import static dev.pedigree.crawl.snapshot.SnapshotJson.jsonText;
import static dev.pedigree.crawl.snapshot.SnapshotJson.number;
import static dev.pedigree.crawl.snapshot.SnapshotJson.rows;
import static dev.pedigree.crawl.snapshot.SnapshotJson.setJson;
import static dev.pedigree.crawl.snapshot.SnapshotJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.snapshot.Confirmed.Corrected;
import dev.pedigree.crawl.snapshot.Confirmed.Numbers;
import dev.pedigree.crawl.snapshot.SnapshotJson.BadForm;

/** What a first live reading confirmed and corrected, as JSON. */
public final class ConfirmedJson {
  private ConfirmedJson() {}

  /**
   * {@code {equal, config: [{key, rebuilt, read}], card: […], tensors: […], numbers: {rebuilt,
   * read}}}; {@code rebuilt} or {@code read} is left out where one side has no such value.
   */
  public static ObjectNode write(Confirmed confirmed) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("equal", confirmed.equal());
    ArrayNode config = json.putArray("config");
    confirmed.config().forEach(c -> value(config.addObject(), c));
    ArrayNode card = json.putArray("card");
    confirmed.card().forEach(c -> value(card.addObject(), c));
    ArrayNode tensors = json.putArray("tensors");
    confirmed.tensors().forEach(c -> tensor(tensors.addObject(), c));
    ObjectNode numbers = json.putObject("numbers");
    numbers.put("rebuilt", confirmed.numbers().rebuilt());
    numbers.put("read", confirmed.numbers().read());
    return json;
  }

  private static void value(ObjectNode json, Corrected value) {
    json.put("key", value.key());
    setJson(json, "rebuilt", value.rebuilt());
    setJson(json, "read", value.read());
  }

  private static void tensor(ObjectNode json, Corrected tensor) {
    json.put("key", tensor.key());
    if (!tensor.rebuilt().isEmpty()) {
      json.put("rebuilt", tensor.rebuilt());
    }
    if (!tensor.read().isEmpty()) {
      json.put("read", tensor.read());
    }
  }

  static Confirmed read(JsonNode json) throws BadForm {
    return new Confirmed(
        (int) number(json, "equal"),
        rows(json, "config", ConfirmedJson::readValue),
        rows(json, "card", ConfirmedJson::readValue),
        rows(json, "tensors", ConfirmedJson::readTensor),
        new Numbers(number(json.path("numbers"), "rebuilt"), number(json.path("numbers"), "read")));
  }

  private static Corrected readValue(JsonNode json) throws BadForm {
    return new Corrected(text(json, "key"), jsonText(json, "rebuilt"), jsonText(json, "read"));
  }

  private static Corrected readTensor(JsonNode json) throws BadForm {
    return new Corrected(
        text(json, "key"), json.path("rebuilt").asText(), json.path("read").asText());
  }
}
