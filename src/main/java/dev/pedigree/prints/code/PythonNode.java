package dev.pedigree.prints.code;

import java.util.List;
import java.util.Optional;

/**
 * A node of the syntax tree of a Python file. Kinds and fields are those of
 * tree-sitter/tree-sitter-python.
 *
 * @param kind what it is: {@code class_definition}, {@code identifier}, {@code +} …
 * @param field what it is to its parent: {@code name}, {@code body} …; empty for none
 * @param text what is written there; empty unless it has no children
 * @param children in their order, without comments
 */
record PythonNode(String kind, String field, String text, List<PythonNode> children) {

  /** The first child with a field. */
  Optional<PythonNode> child(String named) {
    return children.stream().filter(child -> child.field.equals(named)).findFirst();
  }

  boolean is(String... kinds) {
    return List.of(kinds).contains(kind);
  }
}
