package dev.pedigree.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Skeletons of names: every number is replaced by {@code {}}, so that they are equal for the same
 * tensor of all layers and experts. A number is a part between dots that is all digits, or digits
 * behind {@code shard_}. There are three notations: digits in a name, ranges in a {@linkplain
 * TensorPattern pattern} ({@code {0-59}}), and letters in a dialect ({@code {l}} for the layer,
 * {@code {e}} for the expert).
 */
public final class NameSkeleton {
  private static final String NUMBER = "{}";
  private static final String SHARD = "shard_";

  /** Most digits of a number: nine fit an int. */
  private static final int LONGEST = 9;

  private static final Pattern RANGES = Pattern.compile("\\{([0-9,-]+)}");
  private static final Pattern PLACES = Pattern.compile("\\{([a-z])}|(?<![^.])\\d+(?![^.])");
  private static final Pattern FIRST = Pattern.compile("\\{([0-9]+)[0-9,-]*}");

  private NameSkeleton() {}

  /** The skeleton of a name in a file. */
  public static String of(String name) {
    return of(name, new ArrayList<>());
  }

  /** The skeleton of a name; adds its numbers to a list, in order. */
  static String of(String written, List<Integer> numbers) {
    // Braces in a name are escaped, so that it cannot be taken for a pattern.
    String name = written.indexOf('{') < 0 ? written : written.replace("{", "%7B");
    StringBuilder out = new StringBuilder(name.length());
    for (int from = 0; from <= name.length(); ) {
      int dot = name.indexOf('.', from);
      int to = dot < 0 ? name.length() : dot;
      // Parts of one table are counted behind a word: shard_0.
      int digits = name.startsWith(SHARD, from) ? from + SHARD.length() : from;
      if (number(name, digits, to)) {
        out.append(name, from, digits);
        from = digits;
        numbers.add(Integer.parseInt(name, from, to, 10));
        out.append(NUMBER);
      } else {
        out.append(name, from, to);
      }
      if (dot >= 0) {
        out.append('.');
      }
      from = to + 1;
    }
    return out.toString();
  }

  /** Whether a part is a number; longer ones and those with a leading 0 are not. */
  private static boolean number(String name, int from, int to) {
    if (to == from || to - from > LONGEST || name.charAt(from) == '0' && to - from > 1) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The skeleton of a pattern. */
  public static String ofPattern(String name) {
    return name.indexOf('{') < 0 ? name : RANGES.matcher(name).replaceAll(NUMBER);
  }

  /** The skeleton of a name in a dialect, which may have letters or a number in a place. */
  public static String ofLettered(String name) {
    return PLACES.matcher(name).replaceAll(NUMBER);
  }

  /** Whether a pattern has the numbers that a name in a dialect has in their places. */
  public static boolean fits(String pattern, String name) {
    List<String> places = places(name);
    List<String> ranges = ranges(pattern);
    for (int i = 0; i < Math.min(places.size(), ranges.size()); i++) {
      if (Character.isDigit(places.get(i).charAt(0)) && !places.get(i).equals(ranges.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> places(String name) {
    return PLACES
        .matcher(name)
        .results()
        .map(found -> found.group(1) == null ? found.group() : found.group(1))
        .toList();
  }

  /** The ranges of a pattern, in order. */
  static List<String> ranges(String name) {
    return name.indexOf('{') < 0 ? List.of() : inBraces(RANGES, name);
  }

  /** The name of the first tensor of a pattern. */
  public static String first(String pattern) {
    return FIRST.matcher(pattern).replaceAll("$1");
  }

  /** A skeleton with the letters of a name in a dialect put in its braces. */
  public static String lettered(String skeleton, String name) {
    StringBuilder out = new StringBuilder(skeleton);
    int from = 0;
    for (String place : places(name)) {
      int at = out.indexOf(NUMBER, from);
      if (at < 0) {
        break;
      }
      String written = Character.isDigit(place.charAt(0)) ? place : "{" + place + "}";
      out.replace(at, at + NUMBER.length(), written);
      from = at + written.length();
    }
    return out.toString();
  }

  private static List<String> inBraces(Pattern braces, String name) {
    return braces.matcher(name).results().map(found -> found.group(1)).toList();
  }

  /** The name of a tensor with these numbers. */
  static String with(String skeleton, List<String> numbers) {
    String name = skeleton;
    for (String number : numbers) {
      int at = name.indexOf(NUMBER);
      name = name.substring(0, at) + number + name.substring(at + NUMBER.length());
    }
    return name.replace("%7B", "{");
  }

  /** A skeleton with texts put in its braces, in order. */
  static String filled(String skeleton, List<String> numbers) {
    StringBuilder out = new StringBuilder(skeleton);
    int from = 0;
    for (String number : numbers) {
      int at = out.indexOf(NUMBER, from);
      if (at >= 0) {
        out.insert(at + 1, number);
        from = at + NUMBER.length() + number.length();
      }
    }
    return out.toString();
  }
}
