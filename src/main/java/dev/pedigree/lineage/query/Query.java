package dev.pedigree.lineage.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked, as it is written: {@code SUBJECT?CONDITION&CONDITION#PART>BOUND}.
 *
 * @param subject the id of a model, two of them with {@code ..} between, or what is counted: {@code
 *     models}
 * @param conditions what is counted must meet all
 * @param part what is asked of the subject; empty for the number of what is counted
 * @param bound what the answer is held against
 */
public record Query(
    String subject, List<Condition> conditions, String part, Optional<Bound> bound) {
  private static final int MOST_CONDITIONS = 12;

  private static final Pattern WHOLE =
      Pattern.compile(
          "([^?#\\s]+)(?:\\?([^?#\\s]+))?(?:#([A-Za-z0-9_.-]+)(?:(!=|>=|<=|=|>|<)([^\\s#?]+))?)?");

  private static final Pattern CONDITION =
      Pattern.compile("([A-Za-z0-9_.-]+)(?:(!=|>=|<=|=|>|<)(.+))?");

  /** How two values are compared. */
  public enum Sign {
    EQUAL("="),
    OTHER("!="),
    MORE(">"),
    LESS("<"),
    AT_LEAST(">="),
    AT_MOST("<=");

    private final String written;

    Sign(String written) {
      this.written = written;
    }

    static Sign of(String written) {
      for (Sign sign : values()) {
        if (sign.written.equals(written)) {
          return sign;
        }
      }
      throw new IllegalArgumentException(written);
    }

    /** Whether it holds for a value that compares to another as a number says. */
    public boolean holds(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case OTHER -> order != 0;
        case MORE -> order > 0;
        case LESS -> order < 0;
        case AT_LEAST -> order >= 0;
        case AT_MOST -> order <= 0;
      };
    }

    @Override
    public String toString() {
      return written;
    }
  }

  /**
   * A condition.
   *
   * @param key what is looked at
   * @param sign empty where it is asked whether there is such a thing at all
   * @param value as written; empty with no sign
   */
  public record Condition(String key, Optional<Sign> sign, String value) {}

  /** What an answer is held against. */
  public record Bound(Sign sign, String value) {}

  /** Takes a question apart; empty where it is not written as one. */
  public static Optional<Query> read(String written) {
    Matcher whole = WHOLE.matcher(written);
    if (!whole.matches()) {
      return Optional.empty();
    }
    List<Condition> conditions = new ArrayList<>();
    if (whole.group(2) != null) {
      for (String part : whole.group(2).split("&", -1)) {
        Matcher condition = CONDITION.matcher(part);
        if (!condition.matches() || conditions.size() == MOST_CONDITIONS) {
          return Optional.empty();
        }
        conditions.add(
            new Condition(
                condition.group(1),
                Optional.ofNullable(condition.group(2)).map(Sign::of),
                condition.group(3) == null ? "" : condition.group(3)));
      }
    }
    return Optional.of(
        new Query(
            whole.group(1),
            List.copyOf(conditions),
            whole.group(3) == null ? "" : whole.group(3),
            Optional.ofNullable(whole.group(4))
                .map(sign -> new Bound(Sign.of(sign), whole.group(5)))));
  }

  /** The whole number that a bound means, {@code 80}, {@code 7B} or {@code 50%}. */
  public static OptionalLong amount(String written) {
    return Amount.read(written).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /** The two models of a comparison; empty for another subject. */
  public Optional<List<String>> pair() {
    int dots = subject.indexOf("..");
    return dots < 0
        ? Optional.empty()
        : Optional.of(List.of(subject.substring(0, dots), subject.substring(dots + 2)));
  }
}
