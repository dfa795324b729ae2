package dev.pedigree.weights;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingException;
import dev.pedigree.diagnostics.Location;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.diagnostics.Visible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the findings about one weight file: of each rule the first few, and at the end how many
 * more there were. A rule is named without its wing and a place without the file, which are the
 * same for all; a reader that starts over throws its notes away or has them taken.
 */
public final class Notes {
  /** Findings kept of one rule: enough to see the pattern, as a hostile file may have a million. */
  private static final int OF_ONE_RULE = 5;

  /** Findings kept of imports by a pickle: more than in any honest file. */
  private static final int OF_GLOBALS = 200;

  /** Longest name in messages, in characters. */
  private static final int LONGEST_NAME = 120;

  private final String path;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private boolean rejected;

  public Notes(String path) {
    this.path = path;
  }

  /** Adds an error; it replaces a warning with the same words and place. */
  public void error(String rule, String inside, Object... args) {
    if (kept("weights." + rule)) {
      Finding error = Finding.error("weights." + rule, Location.in(path, inside), args);
      Finding warning = Finding.warning("weights." + rule, Location.in(path, inside), args);
      if (findings.remove(warning)) {
        counts.merge("weights." + rule, -1, Integer::sum);
      }
      findings.add(error);
    }
  }

  public void warning(String rule, String inside, Object... args) {
    if (kept("weights." + rule)) {
      findings.add(Finding.warning("weights." + rule, Location.in(path, inside), args));
    }
  }

  public void info(String rule, String inside, Object... args) {
    if (kept("weights." + rule)) {
      findings.add(Finding.info("weights." + rule, Location.in(path, inside), args));
    }
  }

  /** Adds an error that makes the file unreadable; reading goes on, to find further errors. */
  public void reject(String rule, String inside, Object... args) {
    rejected = true;
    error(rule, inside, args);
  }

  /** An error that ends reading, for the caller to throw. */
  public FindingException stop(String rule, String inside, Object... args) {
    return new FindingException(Finding.error("weights." + rule, Location.in(path, inside), args));
  }

  public void add(Finding finding) {
    if (kept(finding.rule())) {
      findings.add(finding);
    }
  }

  /** Counts a finding of a rule; true for the first few, which are kept. */
  private boolean kept(String rule) {
    return counts.merge(rule, 1, Integer::sum) <= most(rule);
  }

  private static int most(String rule) {
    return rule.endsWith("-global") ? OF_GLOBALS : OF_ONE_RULE;
  }

  /** Adds what another reading of the same file found. */
  public void take(Notes other) {
    other.findings.forEach(this::add);
    other.counts.forEach(
        (rule, count) -> counts.merge(rule, Math.max(0, count - most(rule)), Integer::sum));
    rejected |= other.rejected;
  }

  public boolean rejected() {
    return rejected;
  }

  public boolean has(String rule) {
    return counts.containsKey("weights." + rule);
  }

  public List<Finding> all() {
    List<Finding> all = new ArrayList<>(findings);
    counts.forEach(
        (rule, count) -> {
          if (count > most(rule)) {
            Severity severity =
                findings.stream().filter(f -> f.rule().equals(rule)).findFirst().get().severity();
            all.add(
                new Finding(
                    severity,
                    "weights.more",
                    Location.of(path),
                    Map.of(
                        "count",
                        Integer.toString(count - most(rule)),
                        "rule",
                        rule.substring("weights.".length()))));
          }
        });
    all.subList(findings.size(), all.size())
        .sort(java.util.Comparator.comparing(f -> f.args().get("rule")));
    return all;
  }

  /** A position in the file, as findings show it. */
  public static String at(long position) {
    return "byte " + position;
  }

  /** A name from a file made printable: short, and without control characters. */
  public static String shown(String name) {
    return plain(name) ? name : Visible.line(Visible.cut(name, LONGEST_NAME));
  }

  /** Whether a name is printable as it is: a fast check, made for every tensor. */
  private static boolean plain(String name) {
    if (name.length() >= LONGEST_NAME) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }
}
