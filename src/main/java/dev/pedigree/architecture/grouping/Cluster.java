package dev.pedigree.architecture.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Stored tensors of one shape whose names differ only in numbers. */
final class Cluster {

  /** One stored tensor. */
  record Entry(NumberedName name, String text, String dtype) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Long> shape;
  private final List<SortedSet<Integer>> values = new ArrayList<>();

  Cluster(List<Long> shape) {
    this.shape = shape;
  }

  void add(Entry entry) {
    entries.add(entry);
    int[] numbers = entry.name().values();
    for (int i = 0; i < numbers.length; i++) {
      if (values.size() <= i) {
        values.add(new TreeSet<>());
      }
      values.get(i).add(numbers[i]);
    }
  }

  /** The same, where one number of each name is not looked at. */
  Cluster without(int number) {
    Cluster rest = new Cluster(shape);
    entries.forEach(e -> rest.add(new Entry(e.name().without(number), e.text(), e.dtype())));
    return rest;
  }

  List<Entry> entries() {
    return entries;
  }

  List<Long> shape() {
    return shape;
  }

  NumberedName first() {
    return entries.get(0).name();
  }

  /** The places of its numbers: 0, 1 … */
  List<Integer> numbers() {
    return IntStream.range(0, values.size()).boxed().toList();
  }

  /** The values of a number. */
  SortedSet<Integer> values(int number) {
    return values.get(number);
  }

  /** The values of some numbers in each name. */
  List<List<Integer>> tuples(List<Integer> numbers) {
    return entries.stream()
        .map(e -> numbers.stream().map(n -> e.name().values()[n]).toList())
        .toList();
  }

  boolean matrix() {
    return shape.stream().filter(d -> d > 1).count() > 1;
  }
}
