package dev.pedigree.crawl.stated;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import java.util.ArrayList;
import java.util.List;

/**
 * Licences and data that the files of a repository state.
 *
 * @param licences as written, the card first
 * @param datasets by name, as written, the card first
 */
public record StatedTerms(List<Licence> licences, List<Dataset> datasets) {
  /** Most licences and most datasets that are believed. */
  private static final int MOST = 100;

  public StatedTerms {
    licences = List.copyOf(licences);
    datasets = List.copyOf(datasets);
  }

  /**
   * A stated licence.
   *
   * @param id as hubs call it, {@code apache-2.0}; {@code other} where only a name is given
   * @param name the name of another licence, or empty
   * @param link where its text is said to be, or empty
   */
  public record Licence(String id, String name, String link, String file, String key) {}

  /** A stated dataset. */
  public record Dataset(String name, String file, String key) {}

  /** What the card and the GGUF metadata state. */
  public static StatedTerms of(Snapshot snapshot) {
    List<Licence> licences = new ArrayList<>();
    List<Dataset> datasets = new ArrayList<>();
    JsonNode card = snapshot.card();
    each(card.path("license"))
        .forEach(
            id ->
                licences.add(
                    new Licence(
                        id,
                        text(card, "license_name"),
                        text(card, "license_link"),
                        "README.md",
                        "license")));
    each(card.path("datasets")).forEach(d -> datasets.add(new Dataset(d, "README.md", "datasets")));
    snapshot
        .beside()
        .forEach(
            (path, file) -> {
              if (path.endsWith(".gguf")) {
                gguf(path, file, licences, datasets);
              }
            });
    return new StatedTerms(
        licences.stream().distinct().limit(MOST).toList(),
        datasets.stream().distinct().limit(MOST).toList());
  }

  private static void gguf(
      String path, JsonNode file, List<Licence> licences, List<Dataset> datasets) {
    String id = text(file, "general.license");
    if (!id.isEmpty()) {
      licences.add(
          new Licence(
              id,
              text(file, "general.license.name"),
              text(file, "general.license.link"),
              path,
              "general.license"));
    }
    for (int i = 0; i < MOST; i++) {
      String key = "general.dataset." + i + ".";
      String url = text(file, key + "repo_url");
      String name = url.isEmpty() ? text(file, key + "name") : url;
      if (name.isEmpty()) {
        return;
      }
      datasets.add(new Dataset(name, path, key + (url.isEmpty() ? "name" : "repo_url")));
    }
  }

  private static List<String> each(JsonNode values) {
    List<String> all = new ArrayList<>();
    for (JsonNode value : values.isArray() ? values : List.of(values)) {
      JsonNode name = value.isObject() ? value.path("name") : value;
      String text = name.isValueNode() && !name.isNull() ? Clean.text(name.asText().strip()) : "";
      if (!text.isEmpty() && all.size() < MOST) {
        all.add(text);
      }
    }
    return all;
  }

  private static String text(JsonNode file, String key) {
    return file.path(key).isTextual() ? Clean.text(file.path(key).textValue().strip()) : "";
  }
}
