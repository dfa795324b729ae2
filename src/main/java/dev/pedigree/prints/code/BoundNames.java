package dev.pedigree.prints.code;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The names that code defines itself, which somebody can change without changing what it computes.
 * All others, such as those of PyTorch, stay as they are written: {@code relu} is not {@code gelu}.
 */
final class BoundNames {
  /** Names that mean something to Python. */
  private static final Set<String> KEPT = Set.of("self", "cls", "super");

  private final Set<String> names = new HashSet<>();
  private final Set<String> attributes = new HashSet<>();
  private final Set<String> imported = new HashSet<>();

  /** Adds what the top of a file defines, and the attributes that its classes set. */
  void file(PythonNode module) {
    top(module);
    attributes(module, false);
  }

  /** The same names with those that a piece of code defines inside. */
  BoundNames with(PythonNode piece) {
    BoundNames all = new BoundNames();
    all.names.addAll(names);
    all.attributes.addAll(attributes);
    all.imported.addAll(imported);
    all.inner(piece);
    return all;
  }

  private void top(PythonNode node) {
    for (PythonNode child : node.children()) {
      switch (child.kind()) {
        case "class_definition", "function_definition" ->
            child.child("name").ifPresent(name -> names.add(name.text()));
        case "import_statement", "future_import_statement" -> imports(child, imported);
        case "import_from_statement" -> imports(child, near(child) ? names : imported);
        case "assignment" -> child.child("left").ifPresent(this::targets);
        case "expression_statement",
            "decorated_definition",
            "if_statement",
            "try_statement",
            "else_clause",
            "elif_clause",
            "except_clause",
            "with_statement",
            "block" ->
            top(child);
        default -> {}
      }
    }
  }

  /** Whether something is imported from a file beside this one, and not from a library. */
  private static boolean near(PythonNode from) {
    return from.child("module_name")
        .filter(module -> module.is("relative_import"))
        .filter(
            module ->
                module.children().stream()
                    .anyMatch(c -> c.is("import_prefix") && prefix(c).equals(".")))
        .isPresent();
  }

  private static String prefix(PythonNode node) {
    StringBuilder text = new StringBuilder(node.text());
    node.children().forEach(child -> text.append(prefix(child)));
    return text.toString();
  }

  /** Adds the names that an import gives to what it imports. */
  private static void imports(PythonNode node, Set<String> to) {
    for (PythonNode child : node.children()) {
      if (child.field().equals("name") && child.is("dotted_name")) {
        child.children().stream().findFirst().ifPresent(first -> to.add(first.text()));
      } else if (child.field().equals("name") && child.is("aliased_import")) {
        child.child("alias").ifPresent(alias -> to.add(alias.text()));
      }
    }
  }

  /** Adds what is set as an attribute anywhere, and what the bodies of classes define. */
  private void attributes(PythonNode node, boolean body) {
    for (PythonNode child : node.children()) {
      boolean inClass = node.is("class_definition") && child.is("block");
      if (body && child.is("function_definition")) {
        child.child("name").ifPresent(name -> attributes.add(name.text()));
      }
      if (child.is("assignment", "augmented_assignment")) {
        child.child("left").ifPresent(left -> attributeTargets(left, body));
      }
      boolean through =
          body && child.is("expression_statement", "decorated_definition", "if_statement", "block");
      attributes(child, inClass || through);
    }
  }

  private void attributeTargets(PythonNode left, boolean body) {
    if (left.is("attribute")) {
      left.child("attribute").ifPresent(name -> attributes.add(name.text()));
    } else if (left.is("identifier") && body) {
      attributes.add(left.text());
    } else if (left.is("pattern_list", "tuple_pattern", "list_pattern")) {
      left.children().forEach(one -> attributeTargets(one, body));
    }
  }

  /** Adds parameters, variables and inner functions. */
  private void inner(PythonNode node) {
    switch (node.kind()) {
      case "class_definition", "function_definition" ->
          node.child("name").ifPresent(name -> names.add(name.text()));
      case "parameters", "lambda_parameters" -> node.children().forEach(this::parameter);
      case "assignment", "augmented_assignment", "for_statement", "for_in_clause" ->
          node.child("left").ifPresent(this::targets);
      case "named_expression" -> node.child("name").ifPresent(this::targets);
      case "as_pattern_target" -> node.children().forEach(this::targets);
      case "import_from_statement" -> imports(node, near(node) ? names : imported);
      case "import_statement" -> imports(node, imported);
      default -> {}
    }
    node.children().forEach(this::inner);
  }

  private void parameter(PythonNode node) {
    switch (node.kind()) {
      case "identifier" -> names.add(node.text());
      case "default_parameter", "typed_default_parameter" ->
          node.child("name").ifPresent(this::parameter);
      case "typed_parameter", "list_splat_pattern", "dictionary_splat_pattern", "tuple_pattern" ->
          node.children().stream().filter(c -> !c.is("type")).forEach(this::parameter);
      default -> {}
    }
  }

  private void targets(PythonNode node) {
    switch (node.kind()) {
      case "identifier" -> names.add(node.text());
      case "pattern_list", "tuple_pattern", "list_pattern", "list_splat_pattern" ->
          node.children().forEach(this::targets);
      default -> {}
    }
  }

  /** Whether a plain name is one that the code defines. */
  boolean name(String name) {
    return names.contains(name) && !imported.contains(name) && !kept(name);
  }

  /**
   * Whether the attribute of an object is one that the code defines. Those of a configuration are
   * taken for defined even where its file is not at hand.
   */
  boolean attribute(PythonNode object, String attribute) {
    if (kept(attribute) || imported.contains(root(object))) {
      return false;
    }
    return attributes.contains(attribute)
        || last(object).toLowerCase(Locale.ROOT).contains("config");
  }

  /** Whether what is called is defined by the code, so that its keywords are. */
  boolean callee(PythonNode function) {
    return function.is("attribute")
        ? function.child("object").isPresent()
            && function.child("attribute").isPresent()
            && attribute(function.child("object").get(), function.child("attribute").get().text())
        : function.is("identifier") && name(function.text());
  }

  private static boolean kept(String name) {
    return KEPT.contains(name) || name.startsWith("__") && name.endsWith("__");
  }

  private static String root(PythonNode object) {
    PythonNode node = object;
    while (node.is("attribute", "call", "subscript") && !node.children().isEmpty()) {
      node = node.children().get(0);
    }
    return node.text();
  }

  private static String last(PythonNode object) {
    return object.is("attribute")
        ? object.child("attribute").map(PythonNode::text).orElse("")
        : object.text();
  }
}
