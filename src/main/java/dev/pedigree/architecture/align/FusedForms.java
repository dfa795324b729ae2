package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.Expression;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Network;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.architecture.role.TensorLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The same class with matrices joined that it stores apart, or apart that it stores joined: a
 * converter may do either without changing the computation.
 */
final class FusedForms {
  private static final String QUERIES = "heads * head_dim";
  private static final String KEYS = "kv_heads * head_dim";

  /** How dialects write the rows of queries, keys and values together. */
  static final String ALL = "(heads + 2 * kv_heads) * head_dim";

  private FusedForms() {}

  /**
   * How a form differs from the class itself.
   *
   * @param apart whether it stores apart what the class stores joined
   */
  record Change(boolean joined, boolean apart) {

    static Change of(Dialect dialect, Dialect form) {
      int more = form.tensors().size() - dialect.tensors().size();
      Set<TensorSpec> own = Collections.newSetFromMap(new IdentityHashMap<>());
      own.addAll(dialect.tensors());
      List<TensorSpec> changed = new ArrayList<>(form.tensors());
      changed.removeIf(own::contains);
      boolean joined = changed.stream().anyMatch(s -> !s.parts().isEmpty());
      return new Change(joined, more > 0 || changed.stream().anyMatch(s -> s.parts().isEmpty()));
    }
  }

  /** The class as it is, and in all other forms. */
  static List<Dialect> of(Dialect dialect) {
    List<Dialect> forms = new ArrayList<>();
    for (List<TensorSpec> attention : attention(dialect.tensors())) {
      for (List<TensorSpec> dense : network(attention, Network.DENSE)) {
        for (List<TensorSpec> shared : network(dense, Network.SHARED)) {
          for (List<TensorSpec> form : network(shared, Network.EXPERT)) {
            forms.add(form == dialect.tensors() ? dialect : dialect.with(form));
          }
        }
      }
    }
    return forms;
  }

  private static List<List<TensorSpec>> attention(List<TensorSpec> specs) {
    List<List<TensorSpec>> forms = new ArrayList<>();
    forms.add(specs);
    Optional<TensorSpec> q = only(specs, Role.ATTN_Q);
    Optional<TensorSpec> k = only(specs, Role.ATTN_K);
    Optional<TensorSpec> v = only(specs, Role.ATTN_V);
    Optional<TensorSpec> all = only(specs, Role.ATTN_QKV);
    if (q.isPresent() && k.isPresent() && v.isPresent()) {
      List<TensorSpec> three = List.of(q.get(), k.get(), v.get());
      add(forms, joined(specs, three, Role.ATTN_QKV));
      add(forms, joined(specs, three.subList(1, 3), Role.ATTN_KV));
    } else if (all.isPresent()) {
      add(forms, apart(specs, all.get(), rows(all.get())));
    }
    return forms;
  }

  /** Adds a form that differs from the first. */
  private static void add(List<List<TensorSpec>> forms, List<TensorSpec> form) {
    if (form != forms.get(0)) {
      forms.add(form);
    }
  }

  /** The rows of queries, keys and values in a joined matrix. */
  private static List<String> rows(TensorSpec joined) {
    String all = out(joined).toString();
    return switch (all) {
      case ALL -> List.of(QUERIES, KEYS, KEYS);
      case "3 * width" -> List.of("width", "width", "width");
      case "3 * heads * head_dim" -> List.of(QUERIES, QUERIES, QUERIES);
      case "width + 2 * kv_heads * head_dim" -> List.of("width", KEYS, KEYS);
      default -> List.of();
    };
  }

  private static List<List<TensorSpec>> network(List<TensorSpec> specs, Network network) {
    List<List<TensorSpec>> forms = new ArrayList<>();
    forms.add(specs);
    Optional<TensorSpec> gate = only(specs, network.gate());
    Optional<TensorSpec> up = only(specs, network.up());
    Optional<TensorSpec> both = only(specs, network.gateUp());
    if (gate.isPresent() && up.isPresent()) {
      add(forms, joined(specs, List.of(gate.get(), up.get()), network.gateUp()));
    } else if (both.isPresent() && out(both.get()).toString().startsWith("2 * ")) {
      String half = out(both.get()).toString().substring("2 * ".length());
      add(forms, apart(specs, both.get(), List.of(half, half)));
    }
    return forms;
  }

  /** The only plain matrix of a role. */
  private static Optional<TensorSpec> only(List<TensorSpec> specs, Role role) {
    List<TensorSpec> found =
        specs.stream().filter(s -> s.role().equals(role.weight()) && s.values() == 1).toList();
    return found.size() == 1 && found.get(0).shape().size() >= 2
        ? Optional.of(found.get(0))
        : Optional.empty();
  }

  private static int outAt(TensorSpec spec) {
    return spec.shape().size() - (spec.inverted() ? 1 : 2);
  }

  private static Expression out(TensorSpec spec) {
    return spec.shape().get(outAt(spec));
  }

  private static List<TensorSpec> joined(
      List<TensorSpec> specs, List<TensorSpec> parts, Role role) {
    TensorSpec first = parts.get(0);
    List<String> rows = parts.stream().map(p -> out(p).toString()).toList();
    boolean stacked = parts.stream().anyMatch(p -> p.layout() == TensorLayout.STACKED_ROWS);
    if (stacked || parts.stream().anyMatch(p -> p.inverted() != first.inverted())) {
      return specs;
    }
    String all =
        rows.equals(List.of(QUERIES, KEYS, KEYS))
            ? ALL
            : rows.stream().distinct().count() == 1
                ? rows.size() + " * " + wrapped(rows.get(0))
                : String.join(" + ", rows.stream().map(FusedForms::wrapped).toList());
    List<Role> roles = parts.stream().map(p -> p.role().role()).toList();
    TensorSpec one = changed(first, role, "", Expression.parse(all), roles, TensorLayout.CONCAT);
    List<TensorSpec> changed = new ArrayList<>(specs);
    changed.replaceAll(spec -> spec == first ? one : spec);
    parts.subList(1, parts.size()).forEach(part -> changed.removeIf(spec -> spec == part));
    return changed;
  }

  private static String wrapped(String expression) {
    return expression.matches("[a-z_]+") || expression.equals(KEYS)
        ? expression
        : "(" + expression + ")";
  }

  private static List<TensorSpec> apart(
      List<TensorSpec> specs, TensorSpec joined, List<String> rows) {
    if (rows.size() != joined.parts().size() || joined.layout() == TensorLayout.SHARDS_QVK) {
      return specs;
    }
    List<TensorSpec> changed = new ArrayList<>();
    for (TensorSpec spec : specs) {
      if (spec != joined) {
        changed.add(spec);
        continue;
      }
      for (int i = 0; i < rows.size(); i++) {
        Role role = joined.parts().get(i);
        changed.add(
            changed(
                joined,
                role,
                "." + role.word(),
                Expression.parse(rows.get(i)),
                List.of(),
                TensorLayout.PLAIN));
      }
    }
    return changed;
  }

  private static TensorSpec changed(
      TensorSpec spec,
      Role role,
      String ending,
      Expression rows,
      List<Role> parts,
      TensorLayout layout) {
    List<Expression> shape = new ArrayList<>(spec.shape());
    shape.set(outAt(spec), rows);
    return new TensorSpec(
        role.weight(),
        spec.name() + ending,
        spec.raw(),
        shape,
        spec.bias(),
        spec.when(),
        parts,
        layout,
        spec.values(),
        spec.times(),
        spec.inverted());
  }
}
