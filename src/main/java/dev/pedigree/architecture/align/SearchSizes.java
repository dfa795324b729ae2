package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.Expression;
import dev.pedigree.architecture.dialect.Rule;
import dev.pedigree.architecture.dialect.Size;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sizes of a model during a search: from the configuration, or settled by shapes. */
final class SearchSizes {
  private static final String QUERIES = "heads * head_dim";
  private static final String KEYS = "kv_heads * head_dim";

  private final Dialect dialect;
  private final Config config;
  private final int layers;
  private final Map<String, Long> unknowns = new HashMap<>();
  private final Set<String> asking = new HashSet<>();

  SearchSizes(Dialect dialect, Config config, int layers) {
    this.dialect = dialect;
    this.config = config;
    this.layers = layers;
  }

  /** The number of experts; 0 while it is not known. */
  long experts() {
    Long settled = unknowns.get("experts");
    return settled != null
        ? settled
        : scope().size("experts") instanceof Number experts ? experts.longValue() : 0;
  }

  /** Whether a tensor seen in a way has the dimensions of a form. */
  boolean unify(Form form, View view, List<String> settled) {
    return (!form.numbered()
            || view.experts() == 0
            || unify(form.spec().times(), view.experts(), settled))
        && unify(form.dims(), view.dims(), settled);
  }

  /**
   * Whether a shape can be that of formulas.
   *
   * @param settled receives the unknowns that this settles
   */
  boolean unify(List<Expression> formulas, List<Long> shape, List<String> settled) {
    for (int d = 0; d < shape.size(); d++) {
      if (!unify(formulas.get(d), shape.get(d), settled)) {
        return false;
      }
    }
    return plausible();
  }

  private boolean unify(Expression dimension, long there, List<String> settled) {
    Object value = dimension.value(scope());
    if (!(value instanceof Number)) {
      Long known = unknowns.putIfAbsent(dimension.toString(), there);
      if (known == null) {
        settled.add(dimension.toString());
      }
      value = known == null ? there : known;
    }
    return ((Number) value).doubleValue() == there;
  }

  /** Takes back what was settled. */
  void forget(List<String> settled) {
    settled.forEach(unknowns::remove);
  }

  private boolean plausible() {
    Long queries = unknowns.get(QUERIES);
    Long keys = unknowns.get(KEYS);
    Long all = unknowns.get(FusedForms.ALL);
    // Position and token embeddings have the same form, but there are more tokens than positions.
    // So have query and feed-forward matrices, but no feed-forward is narrower than the queries.
    return above("vocab_rows", "context", true)
        && !above(QUERIES, "ffn", false)
        && (queries == null || keys == null || queries % keys == 0)
        && (queries == null
            || all == null
            || all > queries && all <= 3 * queries && (all - queries) % 2 == 0);
  }

  private boolean above(String a, String b, boolean otherwise) {
    Long left = unknowns.get(a);
    Long right = unknowns.get(b);
    return left == null || right == null ? otherwise : left > right;
  }

  /** The scope in which shapes are computed; a size that is not settled is null. */
  private Expression.Scope scope() {
    return new Expression.Scope() {
      @Override
      public Object key(String key) {
        return config.get(key).value();
      }

      @Override
      public Object size(String name) {
        if (name.equals("layers")) {
          return (long) layers;
        }
        Long settled = unknowns.get(name);
        if (settled != null) {
          return settled;
        }
        return Size.of(name).map(dialect.sizes()::get).map(rule -> asked(name, rule)).orElse(null);
      }
    };
  }

  private Object asked(String name, Rule rule) {
    if (!asking.add(name)) {
      return null;
    }
    try {
      return rule.value(scope());
    } finally {
      asking.remove(name);
    }
  }
}
