package dev.pedigree.crawl.snapshot;

import static dev.pedigree.crawl.snapshot.SnapshotJson.number;
import static dev.pedigree.crawl.snapshot.SnapshotJson.rows;
import static dev.pedigree.crawl.snapshot.SnapshotJson.text;
import static dev.pedigree.crawl.snapshot.SnapshotJson.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.crawl.snapshot.Rebuilt.Check;
import dev.pedigree.crawl.snapshot.Rebuilt.Of;
import dev.pedigree.crawl.snapshot.Rebuilt.Place;
import dev.pedigree.crawl.snapshot.SnapshotJson.BadForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The evidence of rebuilt repositories as JSON: each place once, keys refer to it by number. */
public final class RebuiltJson {
  private RebuiltJson() {}

  /**
   * {@code {places: [{repository, path, commit, entry, of}], config: {KEY: [number of a place]},
   * tensors: [{kind, source, number}]}}; empty members are left out.
   */
  public static ObjectNode write(Rebuilt rebuilt) {
    List<Place> places =
        rebuilt.config().values().stream().flatMap(List::stream).distinct().toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode listed = json.putArray("places");
    places.forEach(p -> listed.add(place(p)));
    ObjectNode config = json.putObject("config");
    rebuilt
        .config()
        .forEach(
            (key, seen) -> {
              ArrayNode numbers = config.putArray(key);
              seen.forEach(p -> numbers.add(places.indexOf(p)));
            });
    ArrayNode tensors = json.putArray("tensors");
    for (Check check : rebuilt.tensors()) {
      ObjectNode one = tensors.addObject().put("kind", check.kind().word());
      one.put("source", check.source());
      if (check.number() > 0) {
        one.put("number", check.number());
      }
    }
    return json;
  }

  private static ObjectNode place(Place place) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "repository", place.repository());
    json.put("path", place.path());
    put(json, "commit", place.commit());
    put(json, "entry", place.entry());
    if (place.of() != Of.MODEL) {
      json.put("of", place.of().word());
    }
    return json;
  }

  private static void put(ObjectNode json, String key, String value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }

  static Rebuilt read(JsonNode json) throws BadForm {
    List<Place> places = rows(json, "places", RebuiltJson::readPlace);
    SortedMap<String, List<Place>> config = new TreeMap<>();
    for (Map.Entry<String, JsonNode> key : json.path("config").properties()) {
      List<Place> seen = new ArrayList<>();
      for (JsonNode number : key.getValue()) {
        if (!number.isInt() || number.intValue() < 0 || number.intValue() >= places.size()) {
          throw new BadForm(
              "'" + key.getKey() + "' names place " + number + ", which is not listed");
        }
        seen.add(places.get(number.intValue()));
      }
      config.put(key.getKey(), seen);
    }
    return new Rebuilt(config, rows(json, "tensors", RebuiltJson::readCheck));
  }

  /** For a file of the time when no evidence was kept: nothing in it was confirmed. */
  static Rebuilt unseen(JsonNode config) {
    SortedMap<String, List<Place>> keys = new TreeMap<>();
    config.properties().forEach(e -> keys.put(e.getKey(), List.of()));
    return new Rebuilt(keys, List.of());
  }

  private static Place readPlace(JsonNode json) throws BadForm {
    String commit = json.path("commit").asText();
    String repository = json.path("repository").asText();
    if (!commit.matches("([0-9a-f]{7,40})?") || !repository.matches("([\\w.-]+/[\\w.-]+)?")) {
      throw new BadForm("a place is " + json + ", which is no file of a repository");
    }
    return new Place(
        repository,
        text(json, "path"),
        commit,
        json.path("entry").asText(),
        json.has("of") ? word(Of.class, text(json, "of")) : Of.MODEL);
  }

  private static Check readCheck(JsonNode json) throws BadForm {
    return new Check(
        word(Check.Kind.class, text(json, "kind").replace('-', '_')),
        text(json, "source"),
        json.has("number") ? number(json, "number") : 0);
  }
}
