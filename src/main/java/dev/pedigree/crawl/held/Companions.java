package dev.pedigree.crawl.held;

import dev.pedigree.crawl.places.Place;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.weights.WeightHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files beside a model that are no part of it, by what their headers say: GGUF files name
 * themselves projectors of pictures or sound, adapters, or statistics.
 *
 * @param kinds what each of them is, by its path
 * @param headers their headers, sorted by path
 */
public record Companions(Map<String, Place.Kind> kinds, List<WeightHeader> headers) {

  /** Finds them; a folder that holds nothing else holds no companions. */
  public static Companions of(Map<String, WeightHeader> all) {
    Map<String, Place.Kind> kinds = new TreeMap<>();
    all.forEach((path, header) -> kind(header).ifPresent(kind -> kinds.put(path, kind)));
    if (kinds.size() == all.size()) {
      return new Companions(Map.of(), List.of());
    }
    return new Companions(kinds, kinds.keySet().stream().map(all::get).toList());
  }

  /** What a header says the file is beside a model; empty for a model. */
  public static Optional<Place.Kind> kind(WeightHeader header) {
    if (!header.format().equals("gguf")) {
      return Optional.empty();
    }
    String type = String.valueOf(header.metadata().get("general.type"));
    if (type.equals("adapter")) {
      return Optional.of(Place.Kind.ADAPTER);
    }
    boolean clip = "clip".equals(header.metadata().get("general.architecture"));
    return clip || type.equals("mmproj") ? Optional.of(Place.Kind.PROJECTOR) : Optional.empty();
  }

  /** The headers of the model itself, sorted by path. */
  public List<WeightHeader> main(Map<String, WeightHeader> all) {
    return all.values().stream().filter(h -> !kinds.containsKey(h.path())).toList();
  }

  /** Whether a file is one of them. */
  public boolean has(String path) {
    return kinds.containsKey(path);
  }

  /** A remark about each. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    kinds.forEach(
        (path, kind) ->
            findings.add(
                Finding.info(
                    kind == Place.Kind.ADAPTER
                        ? "crawl.companion.adapter"
                        : "crawl.companion.projector",
                    Location.of(path))));
    return findings;
  }
}
