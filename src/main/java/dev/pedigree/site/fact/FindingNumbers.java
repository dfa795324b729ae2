package dev.pedigree.site.fact;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.site.language.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Findings as pages show them: their numbers in groups of three, as all numbers of the site. */
public final class FindingNumbers {
  /** A number of four digits may be a year. */
  private static final Pattern LONG = Pattern.compile("[1-9][0-9]{4,17}");

  /** Arguments that name something, and are digits by chance. */
  private static final Set<String> NAMES =
      Set.of(
          "address",
          "blob",
          "branch",
          "code",
          "commit",
          "commits",
          "date",
          "file",
          "files",
          "generation",
          "id",
          "ids",
          "key",
          "name",
          "names",
          "oid",
          "path",
          "place",
          "quote",
          "revision",
          "version");

  private FindingNumbers() {}

  public static List<Finding> grouped(List<Finding> findings) {
    return findings.stream().map(FindingNumbers::grouped).toList();
  }

  /** The same finding with its numbers in groups. */
  public static Finding grouped(Finding finding) {
    Map<String, String> args = new HashMap<>(finding.args());
    args.replaceAll(
        (name, value) ->
            !NAMES.contains(name) && LONG.matcher(value).matches()
                ? Numbers.grouped(Long.parseLong(value))
                : value);
    return new Finding(finding.severity(), finding.rule(), finding.location(), args);
  }
}
