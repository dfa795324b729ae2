package dev.pedigree.lineage.query;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as conditions have them: {@code 80}, {@code 7B}, {@code 50%}. */
final class Amount {
  private static final Pattern WRITTEN =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)([KMBT%]?)");

  private Amount() {}

  /** The whole number that a text means; empty where it means none. */
  static Optional<Long> read(String written) {
    Matcher number = WRITTEN.matcher(written);
    if (!number.matches()) {
      return Optional.empty();
    }
    int zeros = "KMBT".indexOf(number.group(2)) * 3 + 3;
    boolean unit = "KMBT".contains(number.group(2)) && !number.group(2).isEmpty();
    BigDecimal value = new BigDecimal(number.group(1)).movePointRight(unit ? zeros : 0);
    boolean whole =
        value.stripTrailingZeros().scale() <= 0
            && value.compareTo(BigDecimal.valueOf(1L << 62)) < 0;
    return whole ? Optional.of(value.longValueExact()) : Optional.empty();
  }
}
