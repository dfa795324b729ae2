package dev.pedigree.site.language;

import dev.pedigree.diagnostics.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them, without asking the locale of the machine. */
public final class Numbers {
  private Numbers() {}

  /** All digits, in groups of three: {@code 34,388,917,248}. */
  public static String grouped(long number) {
    String digits = Long.toString(Math.abs(number));
    StringBuilder out = new StringBuilder(number < 0 ? "−" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }

  /** Three digits and a unit: {@code 34.4 B} or {@code 344 亿}. */
  public static Text rounded(long number) {
    return new Text(unit(number, 1e12, " T", 1e9, " B", 1e6, " M", 1e3, " K"), chinese(number));
  }

  /** Three digits and a unit in full, for sentences: {@code 34.4 billion} or {@code 344 亿}. */
  public static Text worded(long number) {
    return new Text(
        unit(number, 1e12, " trillion", 1e9, " billion", 1e6, " million"), chinese(number));
  }

  private static String chinese(long number) {
    return unit(number, 1e12, " 万亿", 1e8, " 亿", 1e4, " 万");
  }

  /** Units from the largest; 999.9 million is 1 B and not 1000 M. */
  private static String unit(long number, Object... units) {
    for (int i = 0; i < units.length; i += 2) {
      double unit = (Double) units[i];
      if (number >= unit * 0.9995) {
        return three((double) number, unit) + units[i + 1];
      }
    }
    return grouped(number);
  }

  /** Bytes in powers of 1024. */
  public static String bytes(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : three(value, 1) + " " + units[unit];
  }

  private static String three(double number, double unit) {
    double value = number / unit;
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    String text = rounded.toPlainString();
    return decimals == 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
