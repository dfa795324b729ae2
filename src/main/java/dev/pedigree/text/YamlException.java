package dev.pedigree.text;

import java.util.OptionalInt;

/** Why a YAML document cannot be read. */
public final class YamlException extends Exception {
  /** What is wrong. */
  public enum Problem {
    /** Not YAML; the detail says what the parser expected. */
    SYNTAX,
    /** A character that YAML does not allow; the detail is its number, {@code U+0007}. */
    CHARACTER,
    /** A second document in one text. */
    TWO_DOCUMENTS,
    /** Lists and maps deeper in each other than the limit. */
    TOO_DEEP,
    /** An anchor or alias where there may be none. */
    ALIAS,
    /** An alias that stands for something around itself. */
    CYCLE,
    /** An alias of nothing before it; the detail is its name. */
    UNKNOWN_ALIAS,
    /** Aliases that repeat more values than the limit. */
    TOO_MANY_ALIASES,
    /** A tag that is refused; the detail is the tag. */
    TAG,
    /** A key that is a list or a map. */
    KEY
  }

  private final Problem problem;
  private final int at;
  private final String detail;

  YamlException(Problem problem, int at, String detail) {
    super(problem + " " + detail, null, false, false);
    this.problem = problem;
    this.at = at;
    this.detail = detail;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }

  /** Offset in the file; empty where the parser does not say it. */
  public OptionalInt at() {
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
  }

  /** What the problem names, as the file or the parser has it; often empty. */
  public String detail() {
    return detail;
  }
}
