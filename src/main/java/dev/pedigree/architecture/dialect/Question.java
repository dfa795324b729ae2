package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scope of one evaluation, which records what was read from configuration and sizes. */
public final class Question implements Expression.Scope {
  private final Config config;
  private final Sizes sizes;
  private final long layer;
  private final Set<String> read = new LinkedHashSet<>();
  private final Map<String, Object> defaulted = new LinkedHashMap<>();
  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<String> tensors = new LinkedHashSet<>();
  private boolean ofLayer;

  public Question(Config config, Sizes sizes) {
    this(config, sizes, -1);
  }

  /** A question about one layer, or about the whole model for layer -1. */
  public Question(Config config, Sizes sizes, long layer) {
    this.config = config;
    this.sizes = sizes;
    this.layer = layer;
  }

  /** The same question about a layer, which keeps to itself what it reads. */
  Question at(long other) {
    return new Question(config, sizes, other);
  }

  @Override
  public Object key(String key) {
    Config.Value found = config.get(key);
    if (!found.path().isEmpty()) {
      read.add(found.path());
    } else if (found.defaulted()) {
      defaulted.put(key, found.value());
    } else {
      missing.add(key);
    }
    return found.value();
  }

  @Override
  public void fallsBack(String key, Object value) {
    if (missing.contains(key)) {
      defaulted.put(key, value);
    }
  }

  @Override
  public Object size(String name) {
    if (name.equals("l")) {
      ofLayer = true;
      return layer < 0 ? null : layer;
    }
    Optional<Size> size = Size.of(name);
    if (size.isEmpty()) {
      throw new IllegalArgumentException("no size is called " + name);
    }
    return sizes.ask(size.get(), this);
  }

  /** Adds what another question read. */
  void alsoRead(Question other) {
    read.addAll(other.read);
    defaulted.putAll(other.defaulted);
    missing.addAll(other.missing);
    tensors.addAll(other.tensors);
  }

  /** Whether a key was read that neither configuration nor defaults have. */
  boolean silent() {
    return !missing.isEmpty();
  }

  /**
   * Whether the number of the layer was asked for. If not, the answers are those for every layer,
   * since nothing else differs between layers.
   */
  public boolean ofLayer() {
    return ofLayer;
  }

  /** Records that a tensor gave the answer. */
  void alsoSeen(String tensor) {
    tensors.add(tensor);
  }

  /** The value with its origin, by what was read so far. */
  Fact fact(Object value, Dialect dialect) {
    String fallbacks = fallbacks(dialect);
    if (!read.isEmpty()) {
      String keys = config.place() + ": " + String.join(", ", read);
      String both = defaulted.isEmpty() ? keys : keys + Fact.AND + fallbacks;
      return new Fact(value, Origin.CONFIG, both);
    }
    if (!tensors.isEmpty()) {
      return new Fact(value, Origin.HEADER, String.join(", ", tensors));
    }
    return fallbacks.isEmpty()
        ? new Fact(value, Origin.CLASS, dialect.className())
        : new Fact(value, Origin.DEFAULT, fallbacks);
  }

  /**
   * The keys that the configuration leaves out, with what the class takes for them: {@code
   * LlamaConfig: rope_theta = 10000}.
   */
  private String fallbacks(Dialect dialect) {
    Collection<String> keys =
        defaulted.isEmpty()
            ? missing
            : defaulted.entrySet().stream()
                .map(e -> e.getKey() + " = " + written(e.getValue()))
                .toList();
    return keys.isEmpty() ? "" : dialect.configClass() + ": " + String.join(", ", keys);
  }

  /** A default as a configuration would have it: {@code 10000}, {@code 1e-6}, {@code null}. */
  private static String written(Object value) {
    return String.valueOf(value instanceof Double d ? Expression.number(d) : value)
        .replaceFirst("\\.0E", "e")
        .replace("E", "e");
  }
}
