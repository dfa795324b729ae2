package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Binding;
import dev.pedigree.architecture.dialect.Storage;
import dev.pedigree.architecture.dialect.TensorSpec;
import dev.pedigree.architecture.grouping.Kin;
import dev.pedigree.architecture.role.TensorRole;
import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.NumberType;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A module (weight, bias and what belongs to a packed weight) in a header whose names are in no
 * known convention.
 *
 * @param weight the weight, or another tensor
 * @param bias null when there is none
 * @param packing scales and the like beside a packed weight, each with its kind
 * @param named whether its name ends in {@code weight}, in a file where names do
 * @param everywhere whether every layer has it, or none does
 */
record NamelessModule(
    Kin weight,
    Kin bias,
    Map<Kin, TensorRole.Kind> packing,
    Optional<Boolean> named,
    boolean everywhere) {

  /** Longer lists are no buffers. */
  private static final long LONGEST_BUFFER = 256;

  private static final Set<NumberType.Kind> WHOLE =
      EnumSet.of(NumberType.Kind.INTEGER, NumberType.Kind.BOOLEAN);

  /**
   * What is known of a module without understanding its name. Modules of equal kind are
   * interchangeable.
   *
   * @param experts how many it has in each layer, if they are numbered; else 0
   * @param layers the layers that have it
   * @param shape of the weight, without layers and numbered experts
   * @param bias shape of the bias; empty when there is none
   */
  record Kind(
      boolean layered,
      int experts,
      Optional<Boolean> named,
      boolean everywhere,
      List<Integer> layers,
      List<Long> shape,
      Optional<List<Long>> bias) {}

  Kind kind() {
    return new Kind(
        weight.layered(),
        weight.experts(),
        named,
        everywhere,
        weight.layers(),
        weight.shape(),
        bias == null ? Optional.empty() : Optional.of(bias.shape()));
  }

  /** Its tensors bound to a role, seen in a way. */
  List<Binding.Bound> in(Form form, View view) {
    List<Binding.Bound> bound = new ArrayList<>();
    TensorRole.Kind own = form.bias() ? TensorRole.Kind.BIAS : TensorRole.Kind.WEIGHT;
    bound.add(bound(weight, form, own, view));
    if (bias != null) {
      bound.add(bound(bias, form.biased(), TensorRole.Kind.BIAS, beside(view)));
    }
    packing.forEach(
        (kin, kind) ->
            bound.add(
                new Binding.Bound(
                    form.spec(),
                    Binding.Bound.role(form.spec(), kind),
                    kin.stored().get(0),
                    kin.layers(),
                    storage(kin, view))));
    return bound;
  }

  /** The bias, seen beside the weight. */
  private View beside(View view) {
    long each = view.expertAxis() < 0 ? 1 : view.experts();
    List<Long> dims = List.of(bias.elements() / each);
    return new View(dims, view.experts(), view.expertAxis(), bias.shape().size(), false);
  }

  private static Binding.Bound bound(Kin kin, Form form, TensorRole.Kind kind, View view) {
    TensorRole role = Binding.Bound.role(form.spec(), kind);
    List<Long> shape = form.shape(view.dims(), view.experts());
    Optional<TensorPattern> plain =
        kin.plain()
            .filter(p -> p.shape().equals(shape) && form.loose() == kin.experts() > 0)
            .filter(p -> view.inverted() == form.spec().inverted() || view.dims().size() < 2);
    if (plain.isPresent()) {
      return new Binding.Bound(form.spec(), role, plain.get(), kin.layers(), Optional.empty());
    }
    TensorPattern seen =
        new TensorPattern(name(kin, form, view), kin.stored().get(0).dtype(), shape);
    return new Binding.Bound(form.spec(), role, seen, kin.layers(), storage(kin, view));
  }

  private static Optional<Storage> storage(Kin kin, View view) {
    return Optional.of(
        new Storage(
            kin.pattern(),
            kin.stored(),
            kin.spelled(),
            kin.layers(),
            kin.layerAxis(),
            view.expertAxis(),
            view.leading(),
            view.inverted()));
  }

  /** A name that stands for as many tensors as the class has. */
  private static String name(Kin kin, Form form, View view) {
    long count = form.loose() ? view.experts() : 1;
    long all = count * Math.max(1, kin.layers().size());
    if (kin.stored().size() == 1 && kin.stored().get(0).count() == all) {
      return kin.name();
    }
    String name = kin.pattern();
    if (kin.layered()) {
      String layers = "{" + new IndexRanges(kin.layers()) + "}";
      name =
          name.contains("{l}")
              ? name.replaceFirst("\\{l}", layers).replace("{l}", "*")
              : name + "[" + layers + "]";
    }
    if (form.loose()) {
      String experts = count == 1 ? "{0}" : "{0-" + (count - 1) + "}";
      return name.contains("{e}") ? name.replace("{e}", experts) : name + "[" + experts + "]";
    }
    return name.replace("{e}", "*");
  }

  /**
   * The possible roles of its tensors.
   *
   * @param forms what it can be
   * @param buffer whether it can be a buffer as well
   */
  List<Alignment.Aligned> as(Collection<Form> forms, boolean buffer) {
    List<Alignment.Aligned> aligned = new ArrayList<>(as(weight, null, forms, buffer));
    if (bias != null) {
      aligned.addAll(as(bias, TensorRole.Kind.BIAS, forms, buffer));
    }
    packing.forEach((kin, kind) -> aligned.addAll(as(kin, kind, forms, buffer)));
    return aligned;
  }

  private static List<Alignment.Aligned> as(
      Kin kin, TensorRole.Kind kind, Collection<Form> forms, boolean buffer) {
    Set<TensorRole> roles = new LinkedHashSet<>();
    for (Form form : forms) {
      roles.add(kind == null ? form.role() : Binding.Bound.role(form.spec(), kind));
    }
    if (buffer) {
      roles.add(TensorSpec.unknownBuffer(false).role());
    }
    return kin.stored().stream()
        .map(pattern -> new Alignment.Aligned(pattern, List.copyOf(roles)))
        .toList();
  }

  /** Its tensors bound as buffers. */
  List<Binding.Bound> asBuffer() {
    TensorSpec spec = TensorSpec.unknownBuffer(weight.layered());
    return parts()
        .map(
            kin ->
                new Binding.Bound(
                    spec,
                    spec.role(),
                    kin.stored().get(0),
                    kin.layers(),
                    kin.plain().isPresent()
                        ? Optional.empty()
                        : storage(kin, new View(kin.shape(), 0, -1, 1, false))))
        .toList();
  }

  private Stream<Kin> parts() {
    return Stream.concat(Stream.of(weight, bias), packing.keySet().stream())
        .filter(Objects::nonNull);
  }

  /** All its stored tensors. */
  List<TensorPattern> tensors() {
    return parts().flatMap(kin -> kin.stored().stream()).toList();
  }

  /**
   * Whether it looks like a buffer, which is stored but not learned: whole numbers, a single
   * number, an attention mask, or a short list (RoPE frequencies) that is not called a weight.
   */
  boolean bufferLike() {
    List<Long> shape = weight.shape();
    boolean mask =
        shape.size() == 4
            && shape.get(0) == 1
            && shape.get(1) == 1
            && shape.get(2).equals(shape.get(3));
    boolean list =
        shape.size() < 2
            && !named.orElse(false)
            && bias == null
            && shape.stream().allMatch(d -> d <= LONGEST_BUFFER);
    boolean whole =
        packing.isEmpty()
            && weight.stored().get(0).type().filter(t -> WHOLE.contains(t.kind())).isPresent();
    return mask || list || whole && shape.size() < 2;
  }
}
