package dev.pedigree.prints.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the Python files of one model. A name counts as defined by the code if any of them defines
 * it.
 */
public final class CodeReader {
  private final Map<Source, PythonNode> trees = new LinkedHashMap<>();
  private final BoundNames bound = new BoundNames();

  /**
   * A file.
   *
   * @param path in the repository
   * @param oid its digest; empty where it has none
   */
  public record Source(String path, String oid, byte[] bytes) {}

  /**
   * Adds a file.
   *
   * @throws UnreadableCode when it cannot be read
   */
  public void add(Source source) throws UnreadableCode {
    PythonNode tree = PythonParser.parse(PythonText.of(source.bytes()));
    trees.put(source, tree);
    bound.file(tree);
  }

  /** The files that were added, in their order. */
  public List<CodeFile> files() {
    return trees.entrySet().stream()
        .map(each -> FileUnits.of(each.getKey(), each.getValue(), bound))
        .toList();
  }
}
