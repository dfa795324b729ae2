package dev.pedigree.architecture.grouping;

import dev.pedigree.weights.IndexRanges;
import dev.pedigree.weights.Tensor;
import dev.pedigree.weights.TensorPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Tensors of one shape that play the same part: their names differ only in the numbers of layer and
 * expert, or they lie in one tensor.
 *
 * @param words the words of the name, without the numbers
 * @param pattern the name with {@code {l}} and {@code {e}} for the numbers
 * @param stored the stored tensors
 * @param names stored names by layer, then by expert; empty if the numbers are written as most
 *     files do, so that the stored pattern says all
 * @param layers the layers that have it, counted from 0; empty outside the layers
 * @param experts how many each layer has, if they are numbered; else 0
 * @param layerAxis the dimension along which the layers lie in one tensor; else -1
 * @param shape of the part of one layer and one numbered expert
 */
public record Kin(
    List<String> words,
    String pattern,
    List<TensorPattern> stored,
    List<List<String>> names,
    List<Integer> layers,
    int experts,
    int layerAxis,
    List<Long> shape) {

  private static final String RANGES = "\\{[0-9,-]+}";

  /** As {@link #equals}, without the many names. */
  @Override
  public int hashCode() {
    return Objects.hash(pattern, shape, layers.size(), experts);
  }

  /** Tensors in a file that numbers its layers as most do. */
  public static Kin of(TensorPattern plain) {
    List<IndexRanges> numbers = plain.indices();
    return new Kin(
        NumberedName.words(plain.skeleton()),
        plain.name().replaceFirst(RANGES, "{l}").replaceFirst(RANGES, "{e}"),
        List.of(plain),
        List.of(),
        numbers.isEmpty() ? List.of() : numbers.get(0).values(),
        numbers.size() < 2 ? 0 : numbers.get(1).count(),
        -1,
        plain.shape());
  }

  /** The same tensors, as layers along one of their dimensions. */
  Kin stacked(int axis) {
    List<Long> rest = new ArrayList<>(shape);
    int count = Math.toIntExact(rest.remove(axis));
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    return new Kin(words, pattern, stored, spelled(), all, experts, axis, rest);
  }

  /** The same tensors, where what seemed to be the layer is the expert. */
  Kin numbered() {
    if (!layered() || experts > 0) {
      return this;
    }
    List<String> row = spelled().stream().flatMap(List::stream).toList();
    return new Kin(
        words,
        pattern.replace("{l}", "{e}"),
        stored,
        List.of(row),
        List.of(),
        row.size(),
        -1,
        shape);
  }

  /** Each of its tensors as one outside the layers. */
  List<Kin> outside() {
    List<Kin> each = new ArrayList<>();
    String dtype = stored.get(0).dtype();
    for (List<String> row : spelled()) {
      for (String name : row) {
        TensorPattern one = new TensorPattern(name, dtype, shape);
        each.add(
            new Kin(words, name, List.of(one), List.of(List.of(name)), List.of(), 0, -1, shape));
      }
    }
    return each;
  }

  /** Those of some layers. */
  Kin only(IntPredicate wanted) {
    List<Integer> own = layers.stream().filter(wanted::test).toList();
    if (names.isEmpty()) {
      TensorPattern part = stored.get(0).only(new IndexRanges(own));
      return new Kin(words, part.name(), List.of(part), names, own, experts, -1, shape);
    }
    List<List<String>> rows = own.stream().map(l -> names.get(layers.indexOf(l))).toList();
    List<Tensor> tensors = new ArrayList<>();
    String dtype = stored.get(0).dtype();
    rows.forEach(row -> row.forEach(name -> tensors.add(new Tensor(name, dtype, shape, 0, 0, ""))));
    return new Kin(words, pattern, TensorPattern.fold(tensors), rows, own, experts, -1, shape);
  }

  /** The stored pattern, if it says all by itself. */
  public Optional<TensorPattern> plain() {
    return names.isEmpty() ? Optional.of(stored.get(0)) : Optional.empty();
  }

  /** The stored names by layer, then by expert. */
  public List<List<String>> spelled() {
    if (!names.isEmpty()) {
      return names;
    }
    List<String> plain = stored.get(0).names();
    int each = Math.max(1, experts);
    return IntStream.range(0, plain.size() / each)
        .mapToObj(layer -> plain.subList(layer * each, layer * each + each))
        .toList();
  }

  /** The names of those in some layers, counted from 0. */
  List<String> names(IntPredicate wanted) {
    if (names.isEmpty()) {
      List<Integer> own = layers.stream().filter(wanted::test).toList();
      return own.isEmpty() ? List.of() : stored.get(0).only(new IndexRanges(own)).names();
    }
    return IntStream.range(0, layers.size())
        .filter(i -> wanted.test(layers.get(i)))
        .mapToObj(names::get)
        .flatMap(List::stream)
        .toList();
  }

  /** Whether each of several layers has one. */
  public boolean layered() {
    return !layers.isEmpty();
  }

  /** The stored name, with ranges for the numbers. */
  public String name() {
    return stored.get(0).name();
  }

  /** One of the stored names. */
  String first() {
    return names.isEmpty() ? stored.get(0).names().get(0) : names.get(0).get(0);
  }

  /** Whether it is a matrix, and not a list of numbers. */
  public boolean matrix() {
    int wide = 0;
    for (long dimension : shape) {
      wide += dimension > 1 ? 1 : 0;
    }
    return wide > 1;
  }

  /** Numbers of one layer and one numbered expert. */
  public long elements() {
    long all = 1;
    for (long dimension : shape) {
      all *= dimension;
    }
    return all;
  }

  /** The last word of the name; empty if there is none. */
  public String ending() {
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }
}
