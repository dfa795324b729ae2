package dev.pedigree.architecture.dialect;

import java.util.ArrayList;
import java.util.List;

/** What configurations say about their layers one by one, and the patterns that this amounts to. */
final class LayerLists {
  /** No model has as many layers; a longer list is not written out. */
  private static final int MOST = 10_000;

  private LayerLists() {}

  /**
   * Whether a layer has a window: by its name in the list, by its letter in a pattern such as
   * {@code LLLG}, or, where there is neither, because it is not the last of every {@code every}
   * layers.
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

  private static boolean isLocal(Object type) {
    return "sliding_attention".equals(type) || "local".equals(type);
  }

  /**
   * What the windows of all layers amount to: none, all layers, or N local to M full. Null when the
   * configuration has no list.
   */
  static String windows(Object types) {
    if (types instanceof String letters && !letters.isEmpty()) {
      return pattern(letters.chars().mapToObj(c -> c == 'L').toList());
    }
    return types instanceof List<?> list
        ? pattern(list.stream().map(LayerLists::isLocal).toList())
        : null;
  }

  private static String pattern(List<Boolean> local) {
    if (!local.contains(true)) {
      return "none";
    }
    if (!local.contains(false)) {
      return "all_layers";
    }
    int locals = run(local, 0, true);
    int fulls = run(local, locals, false);
    if (locals == 0) {
      return firstFull(local);
    }
    for (int l = 0; l < local.size(); l++) {
      if (local.get(l) != l % (locals + fulls) < locals) {
        return "mixed";
      }
    }
    return alternating(locals, fulls);
  }

  /** A pattern that begins with a full layer: GPT-Neo's global, local, global, local … */
  private static String firstFull(List<Boolean> local) {
    int fulls = run(local, 0, false);
    int locals = run(local, fulls, true);
    boolean once = fulls + locals == local.size();
    for (int l = 0; l < local.size(); l++) {
      if (local.get(l) == l % (locals + fulls) < fulls) {
        return "mixed";
      }
    }
    return once && fulls > 1
        ? "last_layers"
        : "alternating_" + fulls + "_full_" + locals + "_local";
  }

  private static int run(List<Boolean> local, int from, boolean value) {
    int at = from;
    while (at < local.size() && local.get(at) == value) {
      at++;
    }
    return at - from;
  }

  static String alternating(int locals, int fulls) {
    return "alternating_" + locals + "_local_" + fulls + "_full";
  }

  /** Which layers have RoPE, from a list of switches; null without a list. */
  static String ropeLayers(Object switches) {
    if (!(switches instanceof List<?> list) || list.isEmpty()) {
      return null;
    }
    List<Boolean> on =
        list.stream().map(s -> !(s instanceof Number n && n.longValue() == 0)).toList();
    if (!on.contains(false)) {
      return "all";
    }
    if (!on.contains(true)) {
      return "none";
    }
    int every = on.indexOf(false) + 1;
    for (int l = 0; l < on.size(); l++) {
      if (on.get(l) == ((l + 1) % every == 0)) {
        return "some";
      }
    }
    return skipEvery(every);
  }

  static String skipEvery(long every) {
    return "skip_every_" + every;
  }

  /**
   * Repeats what a configuration writes as pairs of a list and a count: {@code [[["global",
   * "local"], 12]]}.
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
