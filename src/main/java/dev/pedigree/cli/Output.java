package dev.pedigree.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.FindingPrinter;
import dev.pedigree.diagnostics.Severity;
import dev.pedigree.diagnostics.Visible;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Formats for printing. */
final class Output {
  /** Names of tensors and files have some dozen characters. */
  private static final int LONGEST_NAME = 200;

  private Output() {}

  /** One JSON document on a line of its own; hidden characters are escapes. */
  static void json(PrintWriter out, ObjectNode document) {
    out.println(Visible.json(document.toString()));
  }

  /** Findings with carets; errors come last, where a terminal shows them. */
  static void findings(PrintWriter out, List<Finding> findings, Map<String, String> sources) {
    for (Severity severity : List.of(Severity.INFO, Severity.WARNING, Severity.ERROR)) {
      for (Finding finding : findings) {
        if (finding.severity() == severity) {
          out.print(FindingPrinter.terminal(finding, sources.get(finding.location().path())));
        }
      }
    }
  }

  /** A name that a stranger has given, cut where it is long. */
  static String name(String name) {
    return Visible.cut(name, LONGEST_NAME);
  }

  /** {@code 1,234,567}. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 file}, {@code 3 files}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 34.39 billion (34,388,917,248)}. */
  static String exact(long number) {
    return number < 1_000_000L ? count(number) : rounded(number) + " (" + count(number) + ")";
  }

  private static String rounded(long number) {
    if (number >= 1_000_000_000_000L) {
      return String.format(Locale.ROOT, "%.2f trillion", number / 1e12);
    }
    if (number >= 1_000_000_000L) {
      return String.format(Locale.ROOT, "%.2f billion", number / 1e9);
    }
    return String.format(Locale.ROOT, "%.1f million", number / 1e6);
  }

  /** {@code 13.5 GB}, {@code 8.0 kB}: powers of ten, as the hubs show sizes. */
  static String bytes(long bytes) {
    String[] units = {"kB", "MB", "GB", "TB"};
    if (bytes < 1000) {
      return bytes + " B";
    }
    double size = bytes;
    int unit = -1;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
  }

  /** {@code text} padded to {@code width}. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
