package dev.pedigree.architecture.dialect;

import dev.pedigree.Embedded;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** All known dialects, each a YAML file in the resource folder {@code dialects}. */
public final class Dialects {
  private static final List<Dialect> ALL = read(texts());

  private Dialects() {}

  /** Every dialect, by name. */
  public static List<Dialect> all() {
    return ALL;
  }

  /**
   * The dialects that a configuration selects: first those with its class and model type, then
   * those with either.
   */
  static List<Dialect> askedFor(Config config, List<Dialect> all) {
    List<Dialect> both = new ArrayList<>();
    List<Dialect> either = new ArrayList<>();
    for (Dialect dialect : all) {
      boolean type =
          dialect.modelTypes().contains(config.modelType())
              || dialect.modelTypes().contains(config.outerModelType());
      boolean named = dialect.classes().contains(config.className());
      if (type && named) {
        both.add(dialect);
      } else if (type || named) {
        either.add(dialect);
      }
    }
    both.addAll(either);
    return both;
  }

  /**
   * Whether a configuration leaves it open that a dialect is its own: it selects it, or names
   * neither a class nor a model type. Names of tensors may be those of one class and the program
   * that of another, so that no other dialect tells what a class does.
   */
  public static boolean mayBeOf(Config config, Dialect dialect) {
    boolean nameless = config.modelType().isEmpty() && config.className().isEmpty();
    return nameless || !askedFor(config, List.of(dialect)).isEmpty();
  }

  /** Reads dialects from texts by name. */
  public static List<Dialect> read(SortedMap<String, String> texts) {
    DialectReader reader = new DialectReader(texts::get);
    return texts.keySet().stream().map(reader::read).toList();
  }

  /** The texts of the dialect files by name. */
  public static SortedMap<String, String> texts() {
    return Embedded.texts("dialects", ".yaml");
  }
}
