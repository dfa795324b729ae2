package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.Expression;
import dev.pedigree.architecture.dialect.Rule;
import dev.pedigree.architecture.dialect.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The sizes of a model during a search: from the configuration, or settled by shapes. */
final class SearchSizes {
  /** Gemma has heads of 256; only its widest layers have wider ones, under another size. */
  private static final long WIDEST_HEAD = 256;

  private static final String QUERIES = "heads * head_dim";
  private static final String KEYS = "kv_heads * head_dim";

  private static final Pattern KEY = Pattern.compile("[$]([a-z_.]+)");

  /** What only the configuration can tell, as a list with an entry for each layer. */
  private static final Pattern PROGRAM = Pattern.compile("[a-z_]+[(]");

  private final Dialect dialect;
  private final Config config;
  private final boolean configured;
  private final int layers;

  /** Sizes that the configuration gives, and that no shape changes. */
  private final Map<String, Object> given = new HashMap<>();

  /** Sizes that the configuration lacks and that follow from no other. */
  private final Set<String> absent = new HashSet<>();

  /** What {@link #basis} and {@link #given} said before. */
  private final Map<String, Object> basis = new HashMap<>();

  private final IdentityHashMap<Expression, Long> numbers = new IdentityHashMap<>();

  private final Map<String, Long> unknowns = new HashMap<>();
  private final Set<String> asking = new HashSet<>();

  /** The scope in which shapes are computed; a size that is not settled is null. */
  private final Expression.Scope scope =
      new Expression.Scope() {
        @Override
        public Object key(String key) {
          return config.get(key).value();
        }

        @Override
        public Object size(String name) {
          Object known = given.get(name);
          Object settled = known != null ? known : unknowns.get(name);
          return settled != null ? settled : asked(name);
        }
      };

  /**
   * Sizes of a class.
   *
   * @param configured whether a missing key of the configuration means the default
   */
  SearchSizes(Dialect dialect, Config config, boolean configured, int layers) {
    this.dialect = dialect;
    this.config = config;
    this.configured = configured;
    this.layers = layers;
    given.put("layers", (long) layers);
  }

  /**
   * What a search depends on besides the tensors of the class: sizes as numbers, or how they follow
   * from others; and the dimensions that the configuration gives.
   */
  List<Object> basis(Plan plan) {
    List<Object> all = new ArrayList<>();
    all.add((long) layers);
    for (String name : plan.sizes()) {
      Object known = basis.get(name);
      if (known == null) {
        Object value = scope.size(name);
        known = value != null ? value : open(String.valueOf(rule(name)));
        basis.put(name, known);
      }
      all.add(known);
    }
    for (Form form : plan.forms()) {
      for (long dimension : given(form.dims())) {
        all.add(dimension);
      }
    }
    return all;
  }

  /** A rule without the names of keys that the configuration lacks. */
  private String open(String rule) {
    return KEY.matcher(rule)
        .replaceAll(key -> config.get(key.group(1)).value() == null ? "" : key.group(1));
  }

  /** The number of experts; 0 while it is not known. */
  long experts() {
    return scope.size("experts") instanceof Number experts ? experts.longValue() : 0;
  }

  /** Dimensions that the configuration gives; 0 where only shapes can tell. */
  long[] given(List<Expression> dimensions) {
    long[] found = new long[dimensions.size()];
    for (int d = 0; d < found.length; d++) {
      Expression dimension = dimensions.get(d);
      Long known = numbers.get(dimension);
      if (known == null) {
        known = dimension.value(scope) instanceof Number number ? whole(number) : 0L;
        numbers.put(dimension, known);
      }
      found[d] = known;
    }
    return found;
  }

  /** How many dimensions of some tensors the configuration does not give. */
  int open(Collection<Form> forms) {
    Set<Expression> open = new HashSet<>();
    for (Form form : forms) {
      long[] given = given(form.dims());
      for (int d = 0; d < given.length; d++) {
        if (given[d] == 0) {
          open.add(form.dims().get(d));
        }
      }
    }
    return open.size();
  }

  private static long whole(Number number) {
    return number instanceof Long value
        ? value
        : number.doubleValue() == Math.rint(number.doubleValue()) ? number.longValue() : -1;
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
    int before = settled.size();
    for (int d = 0; d < shape.size(); d++) {
      if (!unify(formulas.get(d), shape.get(d), settled)) {
        return false;
      }
    }
    return settled.size() == before || plausible();
  }

  private boolean unify(Expression dimension, long there, List<String> settled) {
    Long fixed = numbers.get(dimension);
    if (fixed != null && fixed != 0) {
      return fixed == there;
    }
    Object value = dimension.value(scope);
    Long known = unknowns.get(dimension.toString());
    if (value instanceof Number number) {
      return whole(number) == there && (known == null || known == there);
    }
    if (known != null) {
      return known == there;
    }
    return settle(dimension, there, settled);
  }

  /**
   * Settles what a dimension leaves open: the only size of {@code 2 * ffn}, or the whole product. A
   * size in a product with others stays open, as those that follow from it (as many heads of keys
   * as of queries) need not.
   */
  private boolean settle(Expression dimension, long there, List<String> settled) {
    Product product = Product.of(dimension);
    long divisor = product.factor();
    for (String name : product.sizes()) {
      divisor *= scope.size(name) instanceof Number number ? Math.max(1, whole(number)) : 1;
    }
    if (there % divisor != 0 || PROGRAM.matcher(dimension.toString()).find()) {
      return false;
    }
    boolean one = product.sizes().size() == 1;
    String unknown = one ? product.sizes().get(0) : dimension.toString();
    unknowns.put(unknown, one ? there / product.factor() : there);
    settled.add(unknown);
    return true;
  }

  /** Takes back what was settled. */
  void forget(List<String> settled) {
    settled.forEach(unknowns::remove);
  }

  private boolean plausible() {
    Long queries = unknowns.get(QUERIES);
    Long keys = unknowns.get(KEYS);
    Long all = unknowns.get(FusedForms.ALL);
    Long ffn = unknowns.get("ffn");
    // Position and token embeddings have the same form, but there are more tokens than positions.
    // So have query and feed-forward matrices, but few feed-forwards are narrower than the queries.
    return moreTokensThanPositions()
        && narrow("heads", "width")
        // What is as wide as the stream is no latent: square matrices would be any.
        && narrow("q_latent", "width")
        && narrow("kv_latent", "width")
        && (queries == null || ffn == null || queries <= ffn || wideQueries())
        && divides("head_dim", queries)
        && divides("heads", queries)
        && severalHeads(queries)
        && divides("head_dim", keys)
        && (queries == null || keys == null || queries % keys == 0)
        && (queries == null
            || all == null
            || all > queries && all <= 3 * queries && (all - queries) % 2 == 0);
  }

  /** Whether queries may be wider than a feed-forward: out of a latent, or beside experts. */
  private boolean wideQueries() {
    return dialect.sizes().containsKey(Size.EXPERTS) || scope.size("q_latent") != null;
  }

  private boolean divides(String size, Long product) {
    Long part = unknowns.get(size);
    return part == null || product == null || product % part == 0;
  }

  /**
   * Whether there are several heads, none wider than in any model: else what is as long as all
   * keys, a bias for example, would be the norm of one head.
   */
  private boolean severalHeads(Long queries) {
    Long dim = unknowns.get("head_dim");
    return dim == null || dim <= WIDEST_HEAD && (queries == null || dim < queries);
  }

  /** Whether one is less than the other, which may follow from the configuration. */
  private boolean narrow(String a, String b) {
    Long left = unknowns.get(a);
    return left == null || !(scope.size(b) instanceof Number right) || left < right.longValue();
  }

  /** Positions may have a few rows more than the context: {@code context + 2}. */
  private boolean moreTokensThanPositions() {
    Long tokens = unknowns.get("vocab_rows");
    return tokens == null
        || unknowns.entrySet().stream()
            .allMatch(e -> !e.getKey().startsWith("context") || e.getValue() < tokens);
  }

  /** Whether a choice hangs on a key that the configuration lacks, so that either may be. */
  private boolean open(Rule rule) {
    return !configured
        && rule instanceof Rule.Choice choice
        && KEY.matcher(choice.condition().toString())
            .results()
            .anyMatch(key -> config.get(key.group(1)).value() == null);
  }

  private Rule rule(String name) {
    return Size.of(name).map(dialect.sizes()::get).orElse(null);
  }

  private Object asked(String name) {
    Rule rule = absent.contains(name) ? null : rule(name);
    if (rule == null || !asking.add(name)) {
      return null;
    }
    try {
      Object value = open(rule) ? null : rule.value(scope);
      if (value != null && unknowns.isEmpty()) {
        given.put(name, value);
      } else if (value == null && SizeNames.in(rule).isEmpty()) {
        absent.add(name);
      }
      return value;
    } finally {
      asking.remove(name);
    }
  }
}
