package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.RopeLayers;
import dev.pedigree.architecture.trait.WindowPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions for what configurations say layer by layer, and the patterns they form. */
final class LayerLists {
  /** Most layers; a longer list is not expanded. */
  private static final int MOST = 10_000;

  private LayerLists() {}

  /**
   * Whether a layer has a window: by its entry in a list, by its letter in a pattern such as {@code
   * LLLG}, or because it is not the last of every {@code every} layers.
   */
  static boolean local(Object types, Object layer, Object every) {
    if (!(layer instanceof Long l)) {
      return false;
    }
    if (types instanceof List<?> list) {
      return l < list.size() && isLocal(list.get(l.intValue()));
    }
    if (every instanceof String letters && !letters.isEmpty()) {
      return letters.charAt((int) (l % letters.length())) == 'L';
    }
    return every instanceof Number n && n.longValue() > 0 && (l + 1) % n.longValue() != 0;
  }

  /** How many elements before a place equal a value. */
  static Object rank(Object list, Object value, Object place) {
    return list instanceof List<?> all && place instanceof Long at && at >= 0
        ? (Object) all.stream().limit(at).filter(e -> Expression.same(e, value)).count()
        : null;
  }

  /** The place of the element that equals a value and has so many such before it. */
  static Object nth(Object list, Object value, Object before) {
    if (!(list instanceof List<?> all) || !(before instanceof Long left)) {
      return null;
    }
    long toGo = left;
    for (int i = 0; i < all.size(); i++) {
      if (Expression.same(all.get(i), value) && toGo-- == 0) {
        return (long) i;
      }
    }
    return null;
  }

  /** For each element of a list, 1 where it equals a value, else 0. */
  static Object equal(Object list, Object value) {
    return list instanceof List<?> all
        ? all.stream().map(e -> Expression.same(e, value) ? 1L : 0L).toList()
        : null;
  }

  /** For each layer, 1 where a list has its number, else 0. */
  static Object among(Object numbers, Object layers) {
    if (!(numbers instanceof List<?> list)
        || !(layers instanceof Long count)
        || count < 0
        || count > MOST) {
      return null;
    }
    List<Object> all = new ArrayList<>();
    for (long layer = 0; layer < count; layer++) {
      long own = layer;
      all.add(list.stream().anyMatch(e -> Expression.same(e, own)) ? 1L : 0L);
    }
    return all;
  }

  private static boolean isLocal(Object type) {
    return "sliding_attention".equals(type)
        || "local".equals(type)
        || type instanceof Number flag && flag.longValue() == 1;
  }

  /** The pattern of windows over all layers; null when the configuration has no list. */
  static WindowPattern windows(Object types) {
    if (types instanceof String letters && !letters.isEmpty()) {
      return WindowPattern.of(letters.chars().mapToObj(c -> c == 'L').toList());
    }
    return types instanceof List<?> list
        ? WindowPattern.of(list.stream().map(LayerLists::isLocal).toList())
        : null;
  }

  /** Which layers have RoPE, from a list of switches; null without a list. */
  static RopeLayers ropeLayers(Object switches) {
    if (!(switches instanceof List<?> list) || list.isEmpty()) {
      return null;
    }
    return RopeLayers.of(
        list.stream().map(s -> !(s instanceof Number n && n.longValue() == 0)).toList());
  }

  /**
   * The last layer of the same kind before those that have no keys and values of their own; null
   * for a layer that has.
   *
   * @param every as for {@link #local}
   * @param own how many layers have their own
   */
  static Object source(Object types, Object every, Object layer, Object own) {
    if (layer instanceof Long l && own instanceof Long first && l >= first && first <= MOST) {
      boolean windowed = local(types, l, every);
      for (long other = first - 1; other >= 0; other--) {
        if (local(types, other, every) == windowed) {
          return other;
        }
      }
    }
    return null;
  }

  /**
   * A field of what a configuration says of one layer, by its number, perhaps with zeros before.
   */
  static Object field(Object byLayer, Object layer, Object field) {
    if (!(byLayer instanceof Map<?, ?> layers) || !(layer instanceof Long l)) {
      return null;
    }
    for (Map.Entry<?, ?> entry : layers.entrySet()) {
      String number = String.valueOf(entry.getKey());
      if (number.matches("[0-9]{1,6}")
          && Long.parseLong(number) == l
          && entry.getValue() instanceof Map<?, ?> fields) {
        return fields.get(field);
      }
    }
    return null;
  }

  /** The numbers of a list that is written as text: {@code "3,4,5"}. */
  static List<Object> numbers(Object written) {
    List<Object> numbers = new ArrayList<>();
    if (written instanceof String text) {
      for (String part : text.split(",")) {
        String digits = part.strip();
        if (digits.matches("[0-9]{1,6}")) {
          numbers.add(Long.valueOf(digits));
        }
      }
    }
    return numbers;
  }

  /** The first elements of a list, which may have entries for prediction heads after its layers. */
  static Object take(Object list, Object count) {
    return list instanceof List<?> all && count instanceof Long n && n >= 0 && n < all.size()
        ? all.subList(0, n.intValue())
        : list;
  }

  /**
   * The list that a configuration gives as pairs of a list and a count: {@code [[["global",
   * "local"], 12]]} is 24 long.
   */
  static List<Object> expand(Object pairs) {
    if (!(pairs instanceof List<?> list)) {
      return null;
    }
    List<Object> all = new ArrayList<>();
    for (Object pair : list) {
      if (!(pair instanceof List<?> both)
          || both.size() != 2
          || !(both.get(0) instanceof List<?> kinds)
          || !(both.get(1) instanceof Long times)
          || times < 0
          || times > MOST
          || all.size() + times * kinds.size() > MOST) {
        return null;
      }
      for (long i = 0; i < times; i++) {
        all.addAll(kinds);
      }
    }
    return all;
  }
}
