package dev.pedigree.prints.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;
import org.treesitter.TreeSitterPython;

/**
 * Parses Python with tree-sitter. Its native code travels in the jar, for Linux, macOS and Windows
 * on x86-64 and for Linux and macOS on ARM; elsewhere code is not compared.
 */
final class PythonParser {
  /** Where the library keeps its native code; by default a folder in the user's home. */
  private static final String STORE = "tree-sitter-lib";

  /** Longest time for one file, in microseconds; real ones take some milliseconds. */
  private static final long PATIENCE = 2_000_000;

  /** Most nodes of a tree; a file of 100 kB has about 50,000. */
  private static final int NODES = 300_000;

  /** Deepest tree; nested calls and blocks of real code have about fifty levels. */
  private static final int DEPTH = 400;

  private static boolean ready;

  private final String text;
  private int nodes;

  private PythonParser(String text) {
    this.text = text;
  }

  /** The tree of a text. */
  static PythonNode parse(String text) throws UnreadableCode {
    load();
    TSParser parser = new TSParser();
    parser.setLanguage(new TreeSitterPython());
    parser.setTimeoutMicros(PATIENCE);
    long start = System.nanoTime();
    TSTree tree = parser.parseString(null, text);
    if (System.nanoTime() - start > PATIENCE * 900) {
      // After the time is up the tree is none, and whoever touches it falls over.
      throw UnreadableCode.because("slow");
    }
    TSNode root = tree.getRootNode();
    if (root.isNull() || root.hasError()) {
      throw UnreadableCode.because("syntax");
    }
    return new PythonParser(text).node(new TSTreeCursor(root), 0);
  }

  /**
   * Has the native code loaded from a folder of this process alone: a shared one could be written
   * by another process while this one runs it.
   */
  private static synchronized void load() throws UnreadableCode {
    if (ready) {
      return;
    }
    String before = System.getProperty(STORE);
    try {
      if (before == null) {
        Path folder = Files.createTempDirectory("pedigree-python");
        System.setProperty(STORE, folder.toString());
        removeAtExit(folder);
      }
      new TSParser();
      new TreeSitterPython();
      ready = true;
    } catch (IOException | RuntimeException | LinkageError e) {
      throw UnreadableCode.because("library", "reason", String.valueOf(e.getMessage()));
    }
  }

  private static void removeAtExit(Path folder) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try (var files = Files.walk(folder)) {
                    files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
                  } catch (IOException e) {
                    // A folder in the system's place for temporary files stays behind.
                  }
                }));
  }

  private PythonNode node(TSTreeCursor cursor, int depth) throws UnreadableCode {
    TSNode node = cursor.currentNode();
    String kind = node.getType();
    String field = cursor.currentFieldName();
    if (++nodes > NODES || depth > DEPTH) {
      throw UnreadableCode.because("deep", "limit", DEPTH);
    }
    List<PythonNode> children = new ArrayList<>();
    if (cursor.gotoFirstChild()) {
      do {
        PythonNode child = node(cursor, depth + 1);
        if (!child.is("comment", "line_continuation")) {
          children.add(child);
        }
      } while (cursor.gotoNextSibling());
      cursor.gotoParent();
    }
    String written =
        children.isEmpty() ? text.substring(node.getStartByte(), node.getEndByte()) : "";
    return new PythonNode(kind, field == null ? "" : field, written, children);
  }
}
