package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Config;
import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.DialectClashes;
import dev.pedigree.architecture.dialect.Expression;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.dialect.Sizes;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.role.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tensors of a class in one form, in the order in which a search places them: those that every
 * model has come first, and those whose dimensions are single sizes, since they settle these sizes
 * for the others. Made once for each class, as it does not depend on the header.
 */
final class Plan {

  private static final Map<Dialect, List<Plan>> KNOWN =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private static final Map<List<Object>, Integer> LIKENESSES = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Dialect dialect;
  private final FusedForms.Change change;
  private final boolean paired;
  private final List<Form> forms;
  private final Order order;
  private final boolean byLayer;
  private volatile Collection<String> sizes;
  private volatile Integer likeness;

  private Plan(Dialect dialect, FusedForms.Change change, boolean paired, List<Form> forms) {
    this.dialect = dialect;
    this.change = change;
    this.paired = paired;
    this.forms = List.copyOf(forms);
    this.order = Order.of(forms);
    this.byLayer = forms.stream().anyMatch(LayerForms::differ);
  }

  /** The plans of a class in all its forms, the class itself first. */
  static List<Plan> of(Dialect dialect) {
    return KNOWN.computeIfAbsent(dialect, Plan::made);
  }

  private static List<Plan> made(Dialect dialect) {
    List<Plan> plans = new ArrayList<>();
    for (Dialect form : FusedForms.of(dialect)) {
      for (boolean paired : new boolean[] {true, false}) {
        plans.add(of(form, FusedForms.Change.of(dialect, form), paired));
      }
    }
    return List.copyOf(plans);
  }

  private static Plan of(Dialect dialect, FusedForms.Change change, boolean paired) {
    List<Form> forms = new ArrayList<>();
    for (TensorSpec spec : dialect.tensors()) {
      if (!spec.buffer() && spec.part() != Part.PREDICTION_HEAD) {
        Form form = Form.of(spec);
        forms.add(form);
        if (!paired && !DialectClashes.never(spec.bias())) {
          forms.add(form.biased());
        }
      }
    }
    forms.sort(
        Comparator.comparing((Form f) -> f.always() ? 0 : 1)
            .thenComparing(f -> f.bias() ? 1 : 0)
            .thenComparing(f -> f.layered() ? 1 : 0)
            .thenComparing(Form::open));
    return new Plan(dialect, change, paired, forms);
  }

  /** The same plan for some of the tensors. */
  Plan only(Collection<TensorSpec> some) {
    List<Form> kept = forms.stream().filter(f -> some.contains(f.spec())).toList();
    return new Plan(dialect, change, paired, kept);
  }

  /**
   * The plan for a model with this configuration, which may give some tensors another shape in some
   * layers.
   */
  Plan in(Config config, int layers) {
    if (!byLayer) {
      return this;
    }
    Sizes known = new Sizes(dialect, config);
    List<Form> divided =
        known.number(Size.LAYERS) == layers ? LayerForms.of(forms, config, known, layers) : forms;
    if (divided.size() == forms.size() && divided.equals(forms)) {
      return this;
    }
    Plan plan = new Plan(dialect, change, paired, divided);
    plan.likeness = NEXT.getAndIncrement();
    return plan;
  }

  /** The class with the tensors of this form. */
  Dialect dialect() {
    return dialect;
  }

  /** How the form differs from the class itself. */
  FusedForms.Change change() {
    return change;
  }

  /** Whether it is the class itself. */
  boolean own() {
    return !change.joined() && !change.apart();
  }

  /** Whether biases belong to their weights; else they are tensors of their own. */
  boolean paired() {
    return paired;
  }

  List<Form> forms() {
    return forms;
  }

  /** What a search needs to know of the forms, as numbers. */
  Order order() {
    return order;
  }

  /** The ways to see matrices that differ for the class. */
  List<View.Way> ways() {
    return View.Way.of(dialect);
  }

  /** The sizes that the dimensions depend on. */
  Collection<String> sizes() {
    Collection<String> known = sizes;
    if (known == null) {
      Set<String> all = new TreeSet<>();
      for (Form form : forms) {
        for (Expression dimension : form.dims()) {
          SizeNames.closure(SizeNames.in(dimension.toString()), dialect, all);
        }
        SizeNames.closure(SizeNames.in(form.spec().times().toString()), dialect, all);
      }
      known = all;
      sizes = known;
    }
    return known;
  }

  /** Equal for plans that differ in nothing but the configuration keys of sizes. */
  int likeness() {
    Integer known = likeness;
    if (known == null) {
      List<Object> all = forms.stream().<Object>map(form -> form.likeness(paired)).toList();
      known = LIKENESSES.computeIfAbsent(all, l -> NEXT.getAndIncrement());
      likeness = known;
    }
    return known;
  }
}
