package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Origin;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The scope of one evaluation, which records what was read from configuration and sizes. */
public final class Question implements Expression.Scope {
  private final Config config;
  private final Sizes sizes;
  private final long layer;
  private final Set<String> read = new LinkedHashSet<>();
  private final Set<String> defaulted = new LinkedHashSet<>();
  private final Set<String> tensors = new LinkedHashSet<>();
  private boolean silent;

  public Question(Config config, Sizes sizes) {
    this(config, sizes, -1);
  }

  /** A question about one layer, or about the whole model for layer -1. */
  public Question(Config config, Sizes sizes, long layer) {
    this.config = config;
    this.sizes = sizes;
    this.layer = layer;
  }

  @Override
  public Object key(String key) {
    Config.Value found = config.get(key);
    if (!found.path().isEmpty()) {
      read.add(found.path());
    } else if (found.defaulted()) {
      defaulted.add(key);
    } else {
      silent = true;
    }
    return found.value();
  }

  @Override
  public Object size(String name) {
    if (name.equals("l")) {
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
    defaulted.addAll(other.defaulted);
    tensors.addAll(other.tensors);
    silent |= other.silent;
  }

  /** Whether a key was read that neither configuration nor defaults have. */
  boolean silent() {
    return silent;
  }

  /** Records that a tensor gave the answer. */
  void alsoSeen(String tensor) {
    tensors.add(tensor);
  }

  /** The value with its origin, by what was read so far. */
  Fact fact(Object value, String className) {
    if (!read.isEmpty()) {
      return new Fact(value, Origin.CONFIG, config.place() + ": " + String.join(", ", read));
    }
    if (!tensors.isEmpty()) {
      return new Fact(value, Origin.HEADER, String.join(", ", tensors));
    }
    if (!defaulted.isEmpty()) {
      return new Fact(value, Origin.DEFAULT, className + ": " + String.join(", ", defaulted));
    }
    return new Fact(value, Origin.CLASS, className);
  }
}
