package dev.pedigree.pipeline;

import dev.pedigree.diagnostics.Finding;
import dev.pedigree.diagnostics.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Paths of content as they are in a checkout, {@code content/terms/rope.md}: what an editor opens.
 * The catalogue knows them from the content folder on, {@code terms/rope.md}.
 */
final class CheckoutPaths {
  private static final String FOLDER = "content/";

  private CheckoutPaths() {}

  /**
   * The findings, those about content with the whole path.
   *
   * @param files the content files as the catalogue names them
   */
  static List<Finding> of(List<Finding> findings, Set<String> files) {
    return findings.stream().map(finding -> of(finding, files)).toList();
  }

  /** The text of each content file that a finding shows a line of, by the whole path. */
  static Map<String, String> sources(List<Finding> findings, Map<String, String> files) {
    Map<String, String> placed = new TreeMap<>();
    for (Finding finding : findings) {
      String path = finding.location().path();
      if (finding.location().line() > 0 && files.containsKey(path)) {
        placed.computeIfAbsent(FOLDER + path, whole -> files.get(path));
      }
    }
    return placed;
  }

  /** The file of a whole path. */
  static Path file(Path content, String path) {
    return content.resolve(path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path);
  }

  private static Finding of(Finding finding, Set<String> files) {
    Location at = finding.location();
    boolean content = files.contains(at.path()) || finding.rule().startsWith("catalog.");
    return content
        ? new Finding(
            finding.severity(),
            finding.rule(),
            new Location(FOLDER + at.path(), at.line(), at.column(), at.inside()),
            finding.args())
        : finding;
  }
}
