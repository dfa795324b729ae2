package dev.pedigree.site;

import dev.pedigree.crawl.snapshot.Snapshot;
import dev.pedigree.crawl.text.Clean;
import dev.pedigree.site.language.Numbers;
import dev.pedigree.weights.TensorPattern;
import java.util.List;

/**
 * What the files of a model state whose architecture is unknown.
 *
 * @param config the first values of its configuration, as JSON text
 * @param moreConfig how many more there are
 * @param tensors the first patterns of its tensors
 * @param moreTensors how many more there are
 * @param numbers how many numbers all tensors hold together
 * @param noFiles whether it has no weight files, readable or not
 */
record StatedView(
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

  static StatedView of(Snapshot snapshot) {
    List<Value> config =
        snapshot.config().properties().stream()
            .map(e -> new Value(Clean.text(e.getKey()), Clean.text(e.getValue().toString())))
            .toList();
    List<TensorPattern> tensors = snapshot.tensors();
    return new StatedView(
        first(config),
        config.size() - first(config).size(),
        first(tensors),
        tensors.size() - first(tensors).size(),
        Numbers.grouped(snapshot.numbers().longValue()),
        snapshot.files().isEmpty());
  }

  private static <T> List<T> first(List<T> rows) {
    return rows.subList(0, Math.min(ROWS, rows.size()));
  }

  /** Whether they state nothing. */
  public boolean nothing() {
    return config.isEmpty() && tensors.isEmpty() && noFiles;
  }
}
