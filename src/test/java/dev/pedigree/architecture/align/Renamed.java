package dev.pedigree.architecture.align;

import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** A header whose tensors were renamed with a seeded random generator, and the original names. */
record Renamed(List<TensorPattern> tensors, Map<String, String> before) {

  /**
   * Every part of a name is replaced by a meaningless word; numbers, {@code weight} and {@code
   * bias} stay.
   */
  static Renamed all(List<TensorPattern> tensors, long seed) {
    Words words = new Words(seed);
    return of(tensors, words, part -> true);
  }

  /** So many parts of names are replaced, as the two norms of Yi. */
  static Renamed some(List<TensorPattern> tensors, long seed, int count) {
    List<String> parts = new ArrayList<>();
    for (TensorPattern tensor : tensors) {
      String name = tensor.name().replaceFirst("\\.(weight|bias)$", "");
      String last = name.substring(name.lastIndexOf('.') + 1);
      if (!kept(last) && !parts.contains(last)) {
        parts.add(last);
      }
    }
    Collections.shuffle(parts, new Random(seed));
    List<String> chosen = parts.subList(0, Math.min(count, parts.size()));
    return of(tensors, new Words(seed), chosen::contains);
  }

  /** Names with a prefix that no program uses. */
  static Renamed behind(List<TensorPattern> tensors, String prefix) {
    Map<String, String> before = new LinkedHashMap<>();
    List<TensorPattern> renamed = new ArrayList<>();
    for (TensorPattern tensor : tensors) {
      renamed.add(new TensorPattern(prefix + tensor.name(), tensor.dtype(), tensor.shape()));
      before.put(prefix + tensor.name(), tensor.name());
    }
    return new Renamed(renamed, before);
  }

  private static Renamed of(List<TensorPattern> tensors, Words words, Predicate<String> wanted) {
    Map<String, String> before = new LinkedHashMap<>();
    List<TensorPattern> renamed = new ArrayList<>();
    for (TensorPattern tensor : tensors) {
      StringBuilder name = new StringBuilder();
      for (String part : tensor.name().split("\\.")) {
        name.append(name.length() == 0 ? "" : ".");
        name.append(kept(part) || !wanted.test(part) ? part : words.of(part));
      }
      renamed.add(new TensorPattern(name.toString(), tensor.dtype(), tensor.shape()));
      before.put(name.toString(), tensor.name());
    }
    Collections.shuffle(renamed, words.random);
    return new Renamed(renamed, before);
  }

  private static boolean kept(String part) {
    return part.startsWith("{") || part.startsWith("weight") || part.equals("bias");
  }

  private static final class Words {
    private final Random random;
    private final Map<String, String> known = new LinkedHashMap<>();

    Words(long seed) {
      this.random = new Random(seed);
    }

    String of(String part) {
      return known.computeIfAbsent(
          part,
          p -> {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < 6; i++) {
              word.append((char) ('a' + random.nextInt(26)));
            }
            return word.append(known.size()).toString();
          });
    }
  }
}
