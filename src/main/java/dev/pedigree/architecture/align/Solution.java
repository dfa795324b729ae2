package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.role.Part;
import dev.pedigree.architecture.role.Role;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One assignment of the tensors of a class to stored ones.
 *
 * @param places the kind of module that each tensor of the class is assigned
 * @param missing tensors of the class without a module
 * @param left modules without a role
 */
record Solution(Map<Form, Place> places, int missing, int left) {

  /** A kind of module, seen as a tensor of the class. */
  record Place(NamelessModule.Kind kind, View view) {}

  private static final Set<Part> MIXING =
      EnumSet.of(
          Part.ATTENTION,
          Part.LATENT_ATTENTION,
          Part.ATTENTION_EXPERT,
          Part.CONVOLUTION,
          Part.LINEAR_ATTENTION);

  private static final Set<Part> FEED_FORWARD =
      EnumSet.of(Part.FEED_FORWARD, Part.EXPERT, Part.SHARED_EXPERT);

  static List<Solution> of(AlignmentSearch.Result result, Plan plan, Stock stock) {
    List<Solution> solutions = new ArrayList<>();
    for (AlignmentSearch.Found found : result.found()) {
      Map<Form, Place> places = new LinkedHashMap<>();
      for (int i = 0; i < found.kinds().length; i++) {
        if (found.kinds()[i] >= 0) {
          places.put(
              plan.forms().get(i),
              new Place(stock.kinds().get(found.kinds()[i]), found.views()[i]));
        }
      }
      solutions.add(new Solution(places, found.missing(), found.left()));
    }
    return solutions;
  }

  int cost() {
    return missing + left;
  }

  /** Numbers per token between the layers, by the embeddings; -1 if there are none. */
  long width() {
    return places.entrySet().stream()
        .filter(e -> e.getKey().spec().role().role() == Role.EMBED)
        .map(e -> e.getValue().view().dims())
        .mapToLong(dims -> dims.get(dims.size() - 1))
        .findFirst()
        .orElse(-1);
  }

  boolean plays(Role role) {
    return places.keySet().stream().anyMatch(f -> f.spec().role().role() == role);
  }

  boolean has(Collection<Part> parts) {
    return places.keySet().stream().anyMatch(f -> parts.contains(f.spec().part()));
  }

  /**
   * Whether it is a language model: tokens go in, layers mix them and compute with each, or do both
   * in one.
   */
  boolean whole() {
    return plays(Role.EMBED) && (has(MIXING) && has(FEED_FORWARD) || has(EnumSet.of(Part.MIXER)));
  }

  /**
   * In how many ways the modules can share the roles of their kinds; {@link Long#MAX_VALUE} for
   * more than that.
   */
  long ways(List<NamelessModule> modules) {
    Map<NamelessModule.Kind, List<Form>> open = open(modules);
    long ways = 1;
    for (List<Form> forms : open.values()) {
      for (long choices = forms.size(); choices > 1; choices--) {
        if (ways > Long.MAX_VALUE / choices) {
          return Long.MAX_VALUE;
        }
        ways *= choices;
      }
    }
    return ways;
  }

  /**
   * Gives each module one of the roles of its kind. Of the {@link #ways}, which one does not matter
   * to who reads shapes alone, since they are the same; it matters to who runs the model.
   *
   * @param way from 0 to {@link #ways} - 1
   * @param bound receives the tensors with a role
   * @param unassigned receives the tensors without one
   */
  void fill(
      List<NamelessModule> modules,
      long way,
      List<Binding.Bound> bound,
      List<TensorPattern> unassigned) {
    Map<NamelessModule.Kind, List<Form>> open = open(modules);
    long rest = way;
    for (NamelessModule module : modules) {
      List<Form> forms = open.getOrDefault(module.kind(), List.of());
      Form form = null;
      if (!forms.isEmpty()) {
        int choices = forms.size();
        form = forms.remove((int) (rest % choices));
        rest /= choices;
      }
      if (form != null) {
        bound.addAll(module.in(form, places.get(form).view()));
      } else if (module.bufferLike()) {
        bound.addAll(module.asBuffer());
      } else {
        unassigned.addAll(module.tensors());
      }
    }
  }

  /** The roles of each kind, with a null for each module that is to stay without one. */
  private Map<NamelessModule.Kind, List<Form>> open(List<NamelessModule> modules) {
    Map<NamelessModule.Kind, List<Form>> open = new LinkedHashMap<>();
    places.forEach(
        (form, place) -> open.computeIfAbsent(place.kind(), k -> new ArrayList<>()).add(form));
    Map<NamelessModule.Kind, Integer> there = new HashMap<>();
    modules.forEach(module -> there.merge(module.kind(), 1, Integer::sum));
    open.forEach(
        (kind, forms) -> {
          while (forms.size() < there.getOrDefault(kind, 0)) {
            forms.add(null);
          }
        });
    return open;
  }
}
