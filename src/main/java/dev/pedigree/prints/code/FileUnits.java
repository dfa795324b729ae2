package dev.pedigree.prints.code;

import dev.pedigree.prints.Sketch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The classes, functions and statements of one Python file. */
final class FileUnits {
  /** Statements with fewer tokens are alike by chance, such as {@code x = y} after renaming. */
  private static final int TELLING = 10;

  private final BoundNames bound;
  private final List<CodeUnit> units = new ArrayList<>();
  private final Map<String, List<String>> names = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private FileUnits(BoundNames bound) {
    this.bound = bound;
  }

  /**
   * A file.
   *
   * @param bound what the files of the model define
   */
  static CodeFile of(CodeReader.Source source, PythonNode tree, BoundNames bound) {
    FileUnits file = new FileUnits(bound);
    file.top(tree);
    CodePrint print =
        new CodePrint(
            source.path(),
            source.oid(),
            Sketch.of(file.statements()),
            file.units.subList(0, Math.min(file.units.size(), CodePrint.UNITS)));
    return new CodeFile(print, Map.copyOf(file.names));
  }

  /** The statements, told apart where one comes several times. */
  private List<String> statements() {
    List<String> statements = new ArrayList<>();
    seen.forEach(
        (statement, times) -> {
          for (int i = 0; i < times; i++) {
            statements.add(i + " " + statement);
          }
        });
    return statements;
  }

  /** Adds the classes and functions among some statements, also inside of conditions. */
  private void top(PythonNode node) {
    for (PythonNode child : node.children()) {
      PythonNode defined = child.child("definition").orElse(child);
      if (defined.is("class_definition")) {
        String name = defined.child("name").map(PythonNode::text).orElse("");
        unit(CodeUnit.Kind.CLASS, name, child);
        defined.child("body").ifPresent(body -> methods(name, body));
        statements(child, bound.with(child));
      } else if (defined.is("function_definition")) {
        unit(CodeUnit.Kind.FUNCTION, defined.child("name").map(PythonNode::text).orElse(""), child);
        statements(child, bound.with(child));
      } else if (child.is(
          "if_statement", "try_statement", "else_clause", "except_clause", "block")) {
        top(child);
      }
    }
  }

  private void methods(String of, PythonNode body) {
    for (PythonNode child : body.children()) {
      PythonNode defined = child.child("definition").orElse(child);
      if (defined.is("function_definition")) {
        String name = defined.child("name").map(PythonNode::text).orElse("");
        unit(CodeUnit.Kind.METHOD, of + "." + name, child);
      }
    }
  }

  private void unit(CodeUnit.Kind kind, String name, PythonNode node) {
    RenamedTokens tokens = new RenamedTokens(bound.with(node), none -> false).add(node);
    units.add(
        new CodeUnit(
            kind,
            name,
            digest(tokens.written()),
            digest(tokens.renamed()),
            tokens.renamed().size()));
    names.putIfAbsent(name, List.copyOf(tokens.names()));
  }

  /** Counts a statement that is long enough, without those inside of it, then these. */
  private void statements(PythonNode node, BoundNames within) {
    RenamedTokens tokens = new RenamedTokens(within, inner -> inner.is("block")).add(node);
    if (tokens.renamed().size() >= TELLING) {
      seen.merge(String.join(" ", tokens.renamed()), 1, Integer::sum);
    }
    blocks(node, within);
  }

  private void blocks(PythonNode node, BoundNames within) {
    for (PythonNode child : node.children()) {
      if (child.is("block")) {
        child.children().forEach(statement -> statements(statement, within));
      } else {
        blocks(child, within);
      }
    }
  }

  /** The start of a SHA-256, 12 hex digits. */
  private static String digest(List<String> tokens) {
    try {
      byte[] text = String.join("\n", tokens).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
