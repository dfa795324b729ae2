package dev.pedigree.architecture.check;

import dev.pedigree.architecture.Architecture;
import dev.pedigree.architecture.Parameters;
import dev.pedigree.architecture.Witness;
import dev.pedigree.architecture.Witness.Says;
import dev.pedigree.architecture.Witness.Source;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the size in the name of a repository, {@code Yi-34B}, with the parameters that are
 * counted. Names round, count without embeddings or only what a token uses; what is beyond all of
 * that is asked and not held against anybody.
 */
public final class NameCheck {
  private static final Pattern SIZE =
      Pattern.compile("(?i)(?<![\\p{Alnum}.])(\\d{1,4}(?:\\.\\d{1,3})?)([BM])(?!\\p{Alnum})");

  /**
   * {@code 1_6b} where a hub or a file system wants no point; it may be a version and a size too.
   */
  private static final Pattern UNDERSCORED =
      Pattern.compile("(?i)(?<![\\p{Alnum}._])(\\d{1,2})_(\\d{1,2}B)(?!\\p{Alnum})");

  /** Fewer millions are a context: {@code 7B-1M}. */
  private static final BigDecimal LEAST_MILLIONS = BigDecimal.TEN;

  private static final double OTHERWISE_COUNTED = 0.2;

  private NameCheck() {}

  /**
   * What the name says; empty if it has no size, or several of which none fits, or if the count is
   * not reliable.
   *
   * @param id {@code org/name}, with {@code @revision} where there is one, or a folder
   */
  public static Optional<Witness> of(String id, Architecture architecture) {
    Parameters counted = architecture.parameters();
    boolean reliable =
        counted.known()
            && architecture.unassigned().isEmpty()
            && architecture.findings().stream().allMatch(f -> f.severity() == Severity.INFO);
    List<String> sizes = sizes(id.replaceFirst("[/\\\\]+$", "").replaceFirst("@.*$", ""));
    if (!reliable || sizes.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> fitting = sizes.stream().filter(s -> fits(number(s), counted)).findFirst();
    if (fitting.isPresent()) {
      return Optional.of(confirms(id, fitting.get(), counted));
    }
    return sizes.size() > 1 ? Optional.empty() : Optional.of(asks(id, sizes.get(0), counted));
  }

  private static List<String> sizes(String id) {
    String name = id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('\\')) + 1);
    List<String> sizes = new ArrayList<>();
    UNDERSCORED.matcher(name).results().forEach(m -> sizes.add(m.group(1) + '.' + m.group(2)));
    Matcher size = SIZE.matcher(name);
    while (size.find()) {
      boolean millions = size.group(2).equalsIgnoreCase("M");
      if (!millions || new BigDecimal(size.group(1)).compareTo(LEAST_MILLIONS) >= 0) {
        sizes.add(size.group());
      }
    }
    return sizes;
  }

  private static long number(String size) {
    int power = size.endsWith("B") || size.endsWith("b") ? 9 : 6;
    return new BigDecimal(size.substring(0, size.length() - 1)).movePointRight(power).longValue();
  }

  private static boolean fits(long said, Parameters counted) {
    long least = Math.max(0, counted.active() - 2 * counted.embedding());
    return said >= least * (1 - OTHERWISE_COUNTED)
        && said <= counted.total() * (1 + OTHERWISE_COUNTED);
  }

  private static Witness confirms(String id, String size, Parameters counted) {
    return new Witness(
        Source.NAME,
        Says.CONFIRMS,
        Finding.info(
            "architecture.name.confirms",
            Location.of(id),
            "size",
            size,
            "parameters",
            counted.total()));
  }

  private static Witness asks(String id, String size, Parameters counted) {
    return new Witness(
        Source.NAME,
        Says.LEAVES_OPEN,
        Finding.info(
            "architecture.name.asks",
            Location.of(id),
            "size",
            size,
            "parameters",
            counted.total()));
  }
}
