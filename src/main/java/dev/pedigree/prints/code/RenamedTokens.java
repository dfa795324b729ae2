package dev.pedigree.prints.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A piece of code as a sequence of tokens in which nothing is left that does not change what is
 * computed: no comments, formatting, documentation or contents of strings, and names of its own as
 * numbers in the order in which they first appear.
 */
final class RenamedTokens {
  private static final String[] LISTS = {
    "argument_list", "parameters", "list", "dictionary", "set", "import_from_statement"
  };

  private final BoundNames bound;
  private final Predicate<PythonNode> left;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> renamed = new ArrayList<>();
  private final List<String> written = new ArrayList<>();

  /**
   * @param left what is left out, with all below it
   */
  RenamedTokens(BoundNames bound, Predicate<PythonNode> left) {
    this.bound = bound;
    this.left = left;
  }

  /** The tokens with numbers for names. */
  List<String> renamed() {
    return renamed;
  }

  /** The tokens with the names as they are written. */
  List<String> written() {
    return written;
  }

  /** The names by their numbers. */
  List<String> names() {
    return names;
  }

  RenamedTokens add(PythonNode node) {
    if (left.test(node) || documentation(node)) {
      return this;
    }
    switch (node.kind()) {
      case "string", "concatenated_string" -> string(node);
      case "identifier" -> name("n", node.text(), bound.name(node.text()));
      case "attribute" -> attribute(node);
      case "call" -> call(node);
      case "keyword_argument" -> keyword(node, false);
      default -> {
        if (node.children().isEmpty()) {
          token(node.text());
        }
        all(node, this::add);
      }
    }
    return this;
  }

  /** Hands on all parts but a comma after the last, which some ways of formatting add. */
  private static void all(PythonNode node, Consumer<PythonNode> each) {
    List<PythonNode> parts = node.children();
    int last = node.is(LISTS) ? parts.size() - 2 : -1;
    for (int i = 0; i < parts.size(); i++) {
      if (i != last || !parts.get(i).is(",")) {
        each.accept(parts.get(i));
      }
    }
  }

  /** A statement that is only a string, and a decorator that adds documentation. */
  private static boolean documentation(PythonNode node) {
    if (node.is("decorator")) {
      return says(node, "docstring");
    }
    return node.is("expression_statement")
        && node.children().size() == 1
        && node.children().get(0).is("string", "concatenated_string");
  }

  private static boolean says(PythonNode node, String word) {
    return node.text().contains(word) || node.children().stream().anyMatch(c -> says(c, word));
  }

  /** A string is one token whatever it says; what is computed inside of it counts. */
  private void string(PythonNode node) {
    token("\"\"");
    interpolations(node);
  }

  private void interpolations(PythonNode string) {
    for (PythonNode child : string.children()) {
      if (child.is("string")) {
        interpolations(child);
      } else if (child.is("interpolation")) {
        add(child);
      }
    }
  }

  private void attribute(PythonNode node) {
    for (PythonNode child : node.children()) {
      if (child.field().equals("attribute")) {
        boolean own =
            node.child("object").filter(o -> bound.attribute(o, child.text())).isPresent();
        name("a", child.text(), own);
      } else {
        add(child);
      }
    }
  }

  private void call(PythonNode node) {
    boolean own = node.child("function").filter(bound::callee).isPresent();
    for (PythonNode child : node.children()) {
      if (child.is("argument_list")) {
        all(child, c -> keywordOr(c, own));
      } else {
        add(child);
      }
    }
  }

  private void keywordOr(PythonNode argument, boolean own) {
    if (argument.is("keyword_argument")) {
      keyword(argument, own);
    } else {
      add(argument);
    }
  }

  private void keyword(PythonNode node, boolean own) {
    for (PythonNode child : node.children()) {
      if (child.field().equals("name")) {
        name("k", child.text(), own);
      } else {
        add(child);
      }
    }
  }

  private void name(String kind, String name, boolean own) {
    if (!own) {
      token(name);
      return;
    }
    Integer number = numbers.putIfAbsent(kind + name, names.size());
    if (number == null) {
      number = names.size();
      names.add(name);
    }
    renamed.add(kind + "#" + number);
    written.add(name);
  }

  private void token(String text) {
    if (!text.isBlank()) {
      renamed.add(text);
      written.add(text);
    }
  }
}
