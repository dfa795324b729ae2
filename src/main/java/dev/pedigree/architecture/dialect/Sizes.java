package dev.pedigree.architecture.dialect;

import dev.pedigree.architecture.trait.Fact;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sizes of one model, each computed once by the expression of its dialect, unless set from the
 * header.
 */
public final class Sizes {
  private record Answered(Object value, Question question) {}

  private static final Pattern KEYS = Pattern.compile("\\$[\\w.]+( \\| \\$[\\w.]+)*");

  private final Dialect dialect;
  private final Config config;
  private final Map<Size, Answered> pinned = new EnumMap<>(Size.class);
  private final Map<Size, Answered> answered = new EnumMap<>(Size.class);
  private final Set<Size> asking = EnumSet.noneOf(Size.class);

  public Sizes(Dialect dialect, Config config) {
    this.dialect = dialect;
    this.config = config;
  }

  /** The value of a size, null when unknown; what was read for it is recorded in the question. */
  Object ask(Size size, Question asker) {
    Answered answer = answer(size);
    asker.alsoRead(answer.question());
    return answer.value();
  }

  /** The size as a whole number, or -1 when it is not known. */
  public long number(Size size) {
    return answer(size).value() instanceof Number n ? n.longValue() : -1;
  }

  /** The size with its origin; {@link Fact#UNKNOWN} when it is not known. */
  public Fact fact(Size size) {
    Answered answer = answer(size);
    return answer.value() == null ? Fact.UNKNOWN : answer.question().fact(answer.value(), dialect);
  }

  /** Whether the dialect has this size. */
  public boolean has(Size size) {
    return dialect.sizes().containsKey(size);
  }

  /** Whether the dialect takes this size from a key as it is, or from the first of several. */
  public boolean written(Size size) {
    return dialect.sizes().get(size) instanceof Rule.Computed computed
        && KEYS.matcher(computed.expression().toString()).matches();
  }

  /** Sets a size that a tensor shows; sizes computed from it are computed anew. */
  public void fromHeader(Size size, long value, String tensor) {
    Question seen = new Question(config, this);
    seen.alsoSeen(tensor);
    answered.clear();
    pinned.put(size, new Answered(value, seen));
  }

  private Answered answer(Size size) {
    if (pinned.containsKey(size)) {
      return pinned.get(size);
    }
    Answered known = answered.get(size);
    if (known != null) {
      return known;
    }
    Question question = new Question(config, this);
    Rule rule = dialect.sizes().get(size);
    Object value = null;
    if (rule != null && asking.add(size)) {
      try {
        value = rule.value(question);
      } finally {
        asking.remove(size);
      }
    }
    Answered answer = new Answered(value, question);
    answered.put(size, answer);
    return answer;
  }
}
