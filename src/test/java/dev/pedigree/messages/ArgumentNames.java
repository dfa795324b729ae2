package dev.pedigree.messages;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** The names of the arguments that a message is given. */
final class ArgumentNames {
  private final Sources sources;
  private final Strings strings;

  ArgumentNames(Sources sources, Strings strings) {
    this.sources = sources;
    this.strings = strings;
  }

  /**
   * The names among arguments that are written name, value, name, value …
   *
   * @param arguments an array passed on, or the arguments one by one
   */
  Set<String> among(
      TreePath at,
      List<? extends ExpressionTree> arguments,
      Map<ExecutableElement, Sources.Call> callers) {
    if (arguments.size() == 1) {
      return namesOfArray(new TreePath(at, arguments.get(0)), callers);
    }
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      names.addAll(strings.of(new TreePath(at, arguments.get(i)), callers));
    }
    return names;
  }

  private Set<String> namesOfArray(TreePath array, Map<ExecutableElement, Sources.Call> callers) {
    if (array.getLeaf() instanceof NewArrayTree made && made.getInitializers() != null) {
      List<? extends ExpressionTree> items = made.getInitializers();
      return items.size() == 1 ? Set.of(Strings.OPEN) : among(array, items, callers);
    }
    if (array.getLeaf() instanceof ConditionalExpressionTree choice) {
      // Only what is there in both cases can be relied on.
      Set<String> both =
          new TreeSet<>(namesOfArray(new TreePath(array, choice.getTrueExpression()), callers));
      both.retainAll(namesOfArray(new TreePath(array, choice.getFalseExpression()), callers));
      return both;
    }
    if (array.getLeaf() instanceof MethodInvocationTree copy
        && copy.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("clone")) {
      return namesOfArray(new TreePath(array, select.getExpression()), callers);
    }
    if (!(sources.trees().getElement(array) instanceof VariableElement variable)) {
      return Set.of(Strings.OPEN);
    }
    if (variable.getEnclosingElement() instanceof ExecutableElement method
        && method.getParameters().contains(variable)) {
      Sources.Call call = callers.get(method);
      if (call == null) {
        throw new NeedsCaller(method);
      }
      int index = method.getParameters().indexOf(variable);
      return among(call.path(), call.arguments().subList(index, call.arguments().size()), callers);
    }
    Set<String> all = new TreeSet<>();
    sources.values(variable).forEach(value -> all.addAll(namesOfArray(value, callers)));
    return all;
  }

  /** The keys of a map: of {@code Map.of}, or of one that the method puts together. */
  Set<String> keys(TreePath map, Map<ExecutableElement, Sources.Call> callers) {
    if (map.getLeaf() instanceof NewClassTree) {
      return Set.of();
    }
    if (map.getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect().toString().equals("Map.of")) {
      return call.getArguments().isEmpty() ? Set.of() : among(map, call.getArguments(), callers);
    }
    if (map.getLeaf() instanceof MethodInvocationTree call) {
      // A method of ours that makes a map of name, value, name, value …
      ExecutableElement method = (ExecutableElement) sources.trees().getElement(map);
      return method.isVarArgs() ? among(map, call.getArguments(), callers) : Set.of(Strings.OPEN);
    }
    if (!(sources.trees().getElement(map) instanceof VariableElement variable)) {
      return Set.of(Strings.OPEN);
    }
    if (variable.getEnclosingElement() instanceof ExecutableElement method
        && method.getParameters().contains(variable)) {
      Sources.Call call = callers.get(method);
      if (call == null) {
        throw new NeedsCaller(method);
      }
      int index = method.getParameters().indexOf(variable);
      return keys(new TreePath(call.path(), call.arguments().get(index)), callers);
    }
    Set<String> all = new TreeSet<>();
    List<Sources.Call> puts = new ArrayList<>(sources.callsOn(variable));
    puts.removeIf(call -> !call.method().getSimpleName().contentEquals("put"));
    for (Sources.Call put : puts) {
      TreePath key = new TreePath(put.path(), put.arguments().get(0));
      if (key.getLeaf() instanceof TypeCastTree cast) {
        key = new TreePath(key, cast.getExpression());
      }
      all.addAll(
          key.getLeaf() instanceof ArrayAccessTree item
              ? namesOfArray(new TreePath(key, item.getExpression()), callers)
              : strings.of(key, callers));
    }
    sources.values(variable).forEach(value -> all.addAll(keys(value, callers)));
    return all;
  }
}
