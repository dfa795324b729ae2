package dev.pedigree.prints.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of class names that stands for the family: {@code Llama} of {@code LlamaRMSNorm}. */
final class ClassNames {
  private ClassNames() {}

  /** The longest start that more than half of all names have; empty when there is none. */
  static String prefix(List<String> names) {
    Map<String, Integer> starts = new HashMap<>();
    for (String name : names) {
      for (int end = 1; end < Math.min(name.length(), 64); end++) {
        if (Character.isUpperCase(name.charAt(end))) {
          starts.merge(name.substring(0, end), 1, Integer::sum);
        }
      }
    }
    return starts.entrySet().stream()
        .filter(start -> start.getValue() > 1 && start.getValue() * 2 > names.size())
        .map(Map.Entry::getKey)
        .max((a, b) -> a.length() != b.length() ? a.length() - b.length() : a.compareTo(b))
        .orElse("");
  }

  /** A name without the part for the family. */
  static String stem(String name, String prefix) {
    return name.startsWith(prefix) && name.length() > prefix.length()
        ? name.substring(prefix.length())
        : name;
  }
}
