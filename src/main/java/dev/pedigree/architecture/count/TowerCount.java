package dev.pedigree.architecture.count;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.crawl.facts.ModelKind;
import dev.pedigree.weights.TensorPattern;
import dev.pedigree.weights.Tower;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A part of a multi-modal model beside the text decoder.
 *
 * @param name in front of the names of its tensors: {@code model.visual}
 * @param tensors how many it has
 * @param parameters how many learned numbers they hold
 */
public record TowerCount(String name, long tensors, long parameters) {

  /** The parts of a model, by name; none for a model of text alone, or one without a decoder. */
  public static List<TowerCount> of(List<TensorPattern> tensors, JsonNode config) {
    if (ModelKind.of(config).filter(kind -> !kind.decodes()).isPresent()) {
      return List.of();
    }
    Map<String, List<TensorPattern>> towers = new TreeMap<>();
    for (TensorPattern tensor : tensors) {
      Tower.of(tensor.skeleton())
          .ifPresent(name -> towers.computeIfAbsent(name, n -> new ArrayList<>()).add(tensor));
    }
    List<TowerCount> counts = new ArrayList<>();
    towers.forEach((name, own) -> counts.add(of(name, own, config)));
    return List.copyOf(counts);
  }

  private static TowerCount of(String name, List<TensorPattern> tensors, JsonNode config) {
    StoredNumbers numbers = new StoredNumbers(tensors, Config.of(config));
    return new TowerCount(
        name,
        tensors.stream().mapToLong(TensorPattern::count).sum(),
        tensors.stream().mapToLong(numbers::learned).sum());
  }
}
