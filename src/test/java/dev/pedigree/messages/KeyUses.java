package dev.pedigree.messages;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;

/** Every key of a message that the Java sources use, with the arguments that they give. */
final class KeyUses {
  /**
   * One key in use.
   *
   * @param room whose messages hold it
   * @param key with {@link Strings#OPEN} for a part that may be anything
   * @param arguments names of the arguments given; with {@link Strings#OPEN} where they are not
   *     known
   * @param asked whether the program only asks if there is such a message
   * @param place where in the sources
   */
  record Use(String room, String key, Set<String> arguments, boolean asked, String place) {
    boolean open() {
      return key.contains(Strings.OPEN);
    }
  }

  private static final String DIAGNOSTICS = "dev.pedigree.diagnostics.";

  private final Sources sources;
  private final Strings strings;
  private final ArgumentNames names;
  private final List<Use> uses = new ArrayList<>();

  private KeyUses(Sources sources) {
    this.sources = sources;
    this.strings = new Strings(sources);
    this.names = new ArgumentNames(sources, strings);
  }

  static List<Use> in(Sources sources) {
    KeyUses all = new KeyUses(sources);
    sources
        .calls()
        .filter(call -> !all.enclosingType(call).startsWith(DIAGNOSTICS + "Finding"))
        .forEach(call -> all.use(call, Map.of()));
    return List.copyOf(all.uses);
  }

  private String enclosingType(Sources.Call call) {
    ExecutableElement method = sources.enclosing(call.path());
    return method == null ? "" : method.getEnclosingElement().toString();
  }

  private void use(Sources.Call call, Map<ExecutableElement, Sources.Call> callers) {
    String owner = call.method().getEnclosingElement().toString();
    if (!owner.equals(DIAGNOSTICS + "Finding") && !owner.equals(DIAGNOSTICS + "Messages")) {
      return;
    }
    try {
      if (owner.endsWith("Messages")) {
        sentence(call, callers);
      } else {
        finding(call, callers);
      }
    } catch (NeedsCaller inner) {
      List<Sources.Call> outer =
          sources.calls(inner.method()).stream()
              .filter(c -> !inner.method().equals(sources.enclosing(c.path())))
              .toList();
      if (outer.isEmpty() || sources.referenced(inner.method())) {
        uses.add(new Use("", Strings.OPEN, Set.of(), false, place(call, callers)));
      }
      for (Sources.Call one : outer) {
        Map<ExecutableElement, Sources.Call> with = new HashMap<>(callers);
        with.put(inner.method(), one);
        use(call, with);
      }
    }
  }

  private void finding(Sources.Call call, Map<ExecutableElement, Sources.Call> callers) {
    boolean made = call.method().getSimpleName().contentEquals("<init>");
    if (!made && !Set.of("error", "warning", "info").contains("" + call.method().getSimpleName())) {
      return;
    }
    ExpressionTree rule = call.arguments().get(made ? 1 : 0);
    if (rule.toString().endsWith(".rule()")) {
      // A finding told again, with another severity.
      return;
    }
    Set<String> rules = strings.of(new TreePath(call.path(), rule), callers);
    Set<String> given =
        made
            ? names.keys(new TreePath(call.path(), call.arguments().get(3)), callers)
            : names.among(
                call.path(), call.arguments().subList(2, call.arguments().size()), callers);
    for (String one : rules) {
      String room = one.contains(".") ? one.substring(0, one.indexOf('.')) : "";
      uses.add(new Use(room, one, given, false, place(call, callers)));
    }
  }

  private void sentence(Sources.Call call, Map<ExecutableElement, Sources.Call> callers) {
    String name = call.method().getSimpleName().toString();
    if (!Set.of("text", "textOf", "has").contains(name)) {
      return;
    }
    MemberSelectTree select =
        (MemberSelectTree) ((MethodInvocationTree) call.path().getLeaf()).getMethodSelect();
    TreePath messages = new TreePath(call.path(), select.getExpression());
    TreePath held = sources.values(sources.trees().getElement(messages)).get(0);
    String room =
        String.join(
            "",
            strings.of(
                new TreePath(held, ((MethodInvocationTree) held.getLeaf()).getArguments().get(0)),
                Map.of()));
    boolean asked = name.equals("has");
    TreePath key = new TreePath(call.path(), call.arguments().get(0));
    Set<String> keys = strings.of(key, callers);
    Set<String> given =
        asked ? Set.of() : names.keys(new TreePath(call.path(), call.arguments().get(1)), callers);
    for (String one : keys) {
      uses.add(new Use(room, one, given, asked, place(call, callers)));
    }
  }

  /** Where a key is written, as far as that is known: the outermost of the calls. */
  private String place(Sources.Call call, Map<ExecutableElement, Sources.Call> callers) {
    Set<String> places = new TreeSet<>();
    callers.values().forEach(c -> places.add(sources.place(c.path())));
    places.add(sources.place(call.path()));
    return String.join(" < ", places);
  }
}
