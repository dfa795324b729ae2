package dev.pedigree.site;

import dev.pedigree.crawl.facts.StatedFact;
import dev.pedigree.crawl.facts.StatedFacts;
import dev.pedigree.crawl.facts.StatedWords;
import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.diagnostics.Text;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a model state whose architecture is unknown.
 *
 * @param kind what it is for; empty where the configuration does not show it
 * @param facts the sizes that its configuration states, by name
 * @param config the first values of its configuration, as JSON text
 * @param moreConfig how many more there are
 * @param tensors the first patterns of its tensors
 * @param moreTensors how many more there are
 * @param numbers how many numbers all tensors hold together
 * @param noFiles whether it has no weight files, readable or not
 */
record StatedView(
    Optional<Text> kind,
    List<NamedFact> facts,
    List<Value> config,
    int moreConfig,
    List<TensorPattern> tensors,
    int moreTensors,
    String numbers,
    boolean noFiles) {
  /** Most rows of a table; whoever wants more looks into the repository. */
  private static final int ROWS = 100;

  /** A value of the configuration. */
  record Value(String key, String value) {}

  /** A size that the configuration states, with its key. */
  record NamedFact(Text name, String value, String key) {}

  static StatedView of(Snapshot snapshot) {
    StatedFacts stated = StatedFacts.of(snapshot.config());
    List<Value> config =
        snapshot.config().properties().stream()
            .map(e -> new Value(Clean.text(e.getKey()), Clean.text(e.getValue().toString())))
            .toList();
    List<TensorPattern> tensors = snapshot.tensors();
    return new StatedView(
        stated.kind().map(StatedWords::name),
        facts(stated),
        first(config),
        config.size() - first(config).size(),
        first(tensors),
        tensors.size() - first(tensors).size(),
        Numbers.grouped(snapshot.numbers().longValue()),
        snapshot.files().isEmpty());
  }

  private static List<NamedFact> facts(StatedFacts stated) {
    List<NamedFact> facts = new ArrayList<>();
    stated.facts().forEach((fact, value) -> facts.add(fact(fact, value)));
    for (StatedFacts.Part part : stated.parts()) {
      part.facts().forEach((fact, value) -> facts.add(fact(fact, value)));
    }
    return facts.stream().distinct().toList();
  }

  private static NamedFact fact(StatedFact fact, StatedFacts.Value value) {
    return new NamedFact(StatedWords.name(fact), value.text(), value.key());
  }

  private static <T> List<T> first(List<T> rows) {
    return rows.subList(0, Math.min(ROWS, rows.size()));
  }

  /** Whether they state nothing. */
  public boolean nothing() {
    return config.isEmpty() && tensors.isEmpty() && noFiles;
  }
}
