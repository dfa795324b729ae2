package dev.pedigree.architecture;

import java.util.Comparator;

/**
 * How far two listings are apart: lines that differ, and apart from them lines that are not known
 * on one side. The two are never added up for a reader.
 *
 * @param lines known differences of level design or variation
 * @param unknown such lines that may differ or not
 */
public record Distance(int lines, int unknown) implements Comparable<Distance> {
  private static final Comparator<Distance> ORDER =
      Comparator.comparingInt(Distance::lines).thenComparingInt(Distance::unknown);

  /** Whether the listings are known to be identical. */
  public boolean none() {
    return lines == 0 && unknown == 0;
  }

  /** The number of lines that differ if every unknown one does. */
  public int most() {
    return lines + unknown;
  }

  /** The shortest form, for pictures: {@code 4}, or {@code 4+2?} where two lines are not known. */
  public String sign() {
    return unknown == 0 ? Integer.toString(lines) : lines + "+" + unknown + "?";
  }

  /** Fewer known lines first, then fewer unknown ones. */
  @Override
  public int compareTo(Distance other) {
    return ORDER.compare(this, other);
  }
}
