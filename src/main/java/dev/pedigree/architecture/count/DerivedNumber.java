package dev.pedigree.architecture.count;

import dev.pedigree.architecture.Wording;
import dev.pedigree.diagnostics.Text;
import java.util.Map;

/**
 * A number that follows from an architecture.
 *
 * @param id for example {@code kv-cache}
 * @param name what it is, in both languages
 * @param value the number; whole
 * @param unit {@code parameters}, {@code bytes} or {@code operations}
 * @param formula how it is computed, with the numbers of the model: {@code 2 · 60 layers · 8 KV
 *     heads · 128 · 2 bytes}
 */
public record DerivedNumber(String id, Text name, long value, String unit, Text formula) {

  static DerivedNumber parameters(String id, long value, Text formula) {
    return of(id, value, "parameters", formula);
  }

  static DerivedNumber bytes(String id, long value, Text formula) {
    return of(id, value, "bytes", formula);
  }

  static DerivedNumber operations(String id, long value, Text formula) {
    return of(id, value, "operations", formula);
  }

  private static DerivedNumber of(String id, long value, String unit, Text formula) {
    return new DerivedNumber(id, Wording.text("derived." + id, Map.of()), value, unit, formula);
  }
}
