package dev.pedigree.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A set of layer or expert numbers, written {@code 0-59} or {@code 0,3-7}.
 *
 * @param values the numbers, ascending
 */
public record IndexRanges(List<Integer> values) {

  public IndexRanges {
    values = ascending(values) ? List.copyOf(values) : List.copyOf(new TreeSet<>(values));
  }

  private static boolean ascending(List<Integer> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i - 1) >= values.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads {@code 0,3-7}. */
  public static IndexRanges parse(String text) {
    if (text.indexOf(',') < 0 && text.indexOf('-') < 0) {
      return new IndexRanges(List.of(Integer.parseInt(text)));
    }
    List<Integer> values = new ArrayList<>();
    for (String part : text.split(",")) {
      int dash = part.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      int to = dash < 0 ? from : Integer.parseInt(part.substring(dash + 1));
      for (int i = from; i <= to; i++) {
        values.add(i);
      }
    }
    return new IndexRanges(values);
  }

  /** How many numbers. */
  public int count() {
    return values.size();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < values.size()) {
      int end = at;
      while (end + 1 < values.size() && values.get(end + 1) == values.get(end) + 1) {
        end++;
      }
      parts.add(
          end == at ? Integer.toString(values.get(at)) : values.get(at) + "-" + values.get(end));
      at = end + 1;
    }
    return String.join(",", parts);
  }
}
