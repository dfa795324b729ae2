package dev.pedigree.messages;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What the constants of an enum are called. */
final class EnumWords {
  private final Sources sources;

  EnumWords(Sources sources) {
    this.sources = sources;
  }

  static TypeElement enumOf(TypeMirror type) {
    return type != null
            && type.getKind() == TypeKind.DECLARED
            && ((DeclaredType) type).asElement().getKind() == ElementKind.ENUM
        ? (TypeElement) ((DeclaredType) type).asElement()
        : null;
  }

  /** What a method says of the constants of an enum that an expression can be. */
  Set<String> words(
      TreePath on, Map<ExecutableElement, Sources.Call> callers, Function<Enum<?>, String> word) {
    Set<String> named = constants(on, callers);
    Set<String> all = new TreeSet<>();
    for (Enum<?> constant :
        constants(sources.binaryName(enumOf(sources.trees().getTypeMirror(on))))) {
      if (named.isEmpty() || named.contains(constant.name())) {
        all.add(word.apply(constant));
      }
    }
    return all;
  }

  /** The constants that an expression can be, by name; none when it can be any of them. */
  private Set<String> constants(TreePath path, Map<ExecutableElement, Sources.Call> callers) {
    if (path.getLeaf() instanceof ConditionalExpressionTree choice) {
      return constants(
          path, List.of(choice.getTrueExpression(), choice.getFalseExpression()), callers);
    }
    if (path.getLeaf() instanceof MethodInvocationTree list
        && list.getMethodSelect().toString().equals("List.of")) {
      return constants(path, list.getArguments(), callers);
    }
    if (!(sources.trees().getElement(path) instanceof VariableElement variable)) {
      return Set.of();
    }
    if (variable.getKind() == ElementKind.ENUM_CONSTANT) {
      return Set.of(variable.getSimpleName().toString());
    }
    if (variable.getKind() == ElementKind.PARAMETER
        && variable.getEnclosingElement() instanceof ExecutableElement method
        && method.getParameters().contains(variable)
        && !sources.calls(method).isEmpty()
        && !sources.referenced(method)) {
      Sources.Call call = callers.get(method);
      if (call == null) {
        throw new NeedsCaller(method);
      }
      int index = method.getParameters().indexOf(variable);
      return constants(new TreePath(call.path(), call.arguments().get(index)), callers);
    }
    List<TreePath> values = sources.values(variable);
    return values.size() == 1 ? constants(values.get(0), callers) : Set.of();
  }

  private Set<String> constants(
      TreePath at,
      List<? extends ExpressionTree> each,
      Map<ExecutableElement, Sources.Call> callers) {
    Set<String> all = new TreeSet<>();
    for (ExpressionTree one : each) {
      Set<String> of = constants(new TreePath(at, one), callers);
      if (of.isEmpty()) {
        return of;
      }
      all.addAll(of);
    }
    return all;
  }

  private static Enum<?>[] constants(String name) {
    try {
      return (Enum<?>[]) Class.forName(name).getEnumConstants();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static String invoked(Enum<?> constant, String name) {
    try {
      Method method = constant.getDeclaringClass().getDeclaredMethod(name);
      method.setAccessible(true);
      return String.valueOf(method.invoke(constant));
    } catch (NoSuchMethodException e) {
      return name.equals("name") || name.equals("toString") ? constant.name() : Strings.OPEN;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
