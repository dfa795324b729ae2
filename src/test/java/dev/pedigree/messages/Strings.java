package dev.pedigree.messages;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * Which texts an expression can be: literals, constants, the words of every constant of an enum,
 * and what callers pass. A part that nothing limits comes out as {@link #OPEN}.
 */
final class Strings {
  /** Stands for a text that may be anything. */
  static final String OPEN = "*";

  private static final int DEEPEST = 40;

  private final Sources sources;
  private final EnumWords enums;
  private int depth;

  Strings(Sources sources) {
    this.sources = sources;
    this.enums = new EnumWords(sources);
  }

  /**
   * The texts that an expression can be.
   *
   * @param callers which call each method is looked at from
   */
  Set<String> of(TreePath path, Map<ExecutableElement, Sources.Call> callers) {
    if (++depth > DEEPEST) {
      depth--;
      return open();
    }
    try {
      return texts(path, callers);
    } finally {
      depth--;
    }
  }

  private Set<String> texts(TreePath path, Map<ExecutableElement, Sources.Call> callers) {
    Tree tree = path.getLeaf();
    if (tree instanceof LiteralTree literal) {
      return literal.getValue() == null ? Set.of() : Set.of(String.valueOf(literal.getValue()));
    } else if (tree instanceof ParenthesizedTree inner) {
      return of(new TreePath(path, inner.getExpression()), callers);
    } else if (tree instanceof TypeCastTree cast) {
      return of(new TreePath(path, cast.getExpression()), callers);
    } else if (tree instanceof ConditionalExpressionTree choice) {
      Set<String> both = new TreeSet<>(of(new TreePath(path, choice.getTrueExpression()), callers));
      both.addAll(of(new TreePath(path, choice.getFalseExpression()), callers));
      return both;
    } else if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      Set<String> all = new TreeSet<>();
      Set<String> right = of(new TreePath(path, sum.getRightOperand()), callers);
      of(new TreePath(path, sum.getLeftOperand()), callers)
          .forEach(a -> right.forEach(b -> all.add(a + b)));
      return all;
    } else if (tree instanceof SwitchExpressionTree choice) {
      return cases(path, choice, callers);
    } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      return variable(path, callers);
    } else if (tree instanceof MethodInvocationTree call) {
      return call(path, call, callers);
    }
    return open();
  }

  private static Set<String> open() {
    return Set.of(OPEN);
  }

  private Set<String> cases(
      TreePath path, SwitchExpressionTree choice, Map<ExecutableElement, Sources.Call> callers) {
    Set<String> all = new TreeSet<>();
    for (CaseTree one : choice.getCases()) {
      TreePath at = new TreePath(path, one);
      if (one.getBody() instanceof ExpressionTree value) {
        all.addAll(of(new TreePath(at, value), callers));
      } else if (one.getBody() != null) {
        new TreePathScanner<Void, Void>() {
          @Override
          public Void visitYield(YieldTree yield, Void none) {
            all.addAll(of(new TreePath(getCurrentPath(), yield.getValue()), callers));
            return null;
          }
        }.scan(new TreePath(at, one.getBody()), null);
      }
    }
    return all;
  }

  private Set<String> variable(TreePath path, Map<ExecutableElement, Sources.Call> callers) {
    Element element = sources.trees().getElement(path);
    if (!(element instanceof VariableElement variable)) {
      return open();
    }
    if (variable.getConstantValue() != null) {
      return Set.of(String.valueOf(variable.getConstantValue()));
    }
    if (EnumWords.enumOf(variable.asType()) != null) {
      return enums.words(path, callers, Enum::toString);
    }
    if (variable.getKind() == ElementKind.PARAMETER) {
      return parameter(variable, callers);
    }
    List<TreePath> values = sources.values(variable);
    if (values.isEmpty()) {
      return component(variable, callers);
    }
    Set<String> all = new TreeSet<>();
    values.forEach(value -> all.addAll(of(value, callers)));
    return all;
  }

  private Set<String> parameter(
      VariableElement variable, Map<ExecutableElement, Sources.Call> callers) {
    if (!(variable.getEnclosingElement() instanceof ExecutableElement method)
        || !method.getParameters().contains(variable)) {
      return open();
    }
    Sources.Call call = callers.get(method);
    if (call == null) {
      throw new NeedsCaller(method);
    }
    int index = method.getParameters().indexOf(variable);
    return of(new TreePath(call.path(), call.arguments().get(index)), callers);
  }

  /** A component of a record is what its constructor was given. */
  private Set<String> component(
      VariableElement field, Map<ExecutableElement, Sources.Call> callers) {
    if (!(field.getEnclosingElement() instanceof TypeElement type)
        || type.getKind() != ElementKind.RECORD) {
      return open();
    }
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement constructor
          && member.getKind() == ElementKind.CONSTRUCTOR
          && constructor.getParameters().size() == type.getRecordComponents().size()) {
        for (VariableElement parameter : constructor.getParameters()) {
          if (parameter.getSimpleName().equals(field.getSimpleName())) {
            return parameter(parameter, callers);
          }
        }
      }
    }
    return open();
  }

  private Set<String> call(
      TreePath path, MethodInvocationTree call, Map<ExecutableElement, Sources.Call> callers) {
    ExecutableElement method = (ExecutableElement) sources.trees().getElement(path);
    if (Set.of("List.of", "Set.of").contains(call.getMethodSelect().toString())) {
      Set<String> all = new TreeSet<>();
      call.getArguments().forEach(item -> all.addAll(of(new TreePath(path, item), callers)));
      return all;
    }
    if (call.getMethodSelect() instanceof MemberSelectTree select) {
      TreePath on = new TreePath(path, select.getExpression());
      TypeMirror type = sources.trees().getTypeMirror(on);
      String name = method.getSimpleName().toString();
      if (EnumWords.enumOf(type) != null && call.getArguments().isEmpty()) {
        return enums.words(on, callers, constant -> EnumWords.invoked(constant, name));
      }
      if (String.valueOf(type).equals("java.lang.String")) {
        return changed(on, name, call, callers);
      }
    }
    if (method.getEnclosingElement() instanceof TypeElement owner
        && owner.getKind() == ElementKind.RECORD
        && method.getParameters().isEmpty()
        && sources.method(method) == null) {
      for (Element member : owner.getEnclosedElements()) {
        if (member.getKind() == ElementKind.FIELD
            && member.getSimpleName().equals(method.getSimpleName())) {
          return EnumWords.enumOf(member.asType()) != null
              ? enums.words(path, callers, Enum::toString)
              : component((VariableElement) member, callers);
        }
      }
    }
    return returned(path, method, call, callers);
  }

  private Set<String> changed(
      TreePath on,
      String name,
      MethodInvocationTree call,
      Map<ExecutableElement, Sources.Call> callers) {
    UnaryOperator<String> change =
        switch (name) {
          case "toLowerCase" -> text -> text.toLowerCase(Locale.ROOT);
          case "toUpperCase" -> text -> text.toUpperCase(Locale.ROOT);
          case "replace" -> {
            List<? extends ExpressionTree> both = call.getArguments();
            yield text -> text.replace(literal(both.get(0)), literal(both.get(1)));
          }
          default -> text -> OPEN;
        };
    Set<String> all = new TreeSet<>();
    of(on, callers).forEach(text -> all.add(change.apply(text)));
    return all;
  }

  private static String literal(ExpressionTree tree) {
    return String.valueOf(((LiteralTree) tree).getValue());
  }

  private Set<String> returned(
      TreePath path,
      ExecutableElement method,
      MethodInvocationTree call,
      Map<ExecutableElement, Sources.Call> callers) {
    TreePath source = sources.method(method);
    if (source == null || ((MethodTree) source.getLeaf()).getBody() == null) {
      return open();
    }
    Map<ExecutableElement, Sources.Call> inside = new HashMap<>(callers);
    inside.put(method, new Sources.Call(method, call.getArguments(), path));
    Set<String> all = new TreeSet<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree back, Void none) {
        all.addAll(of(new TreePath(getCurrentPath(), back.getExpression()), inside));
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree lambda, Void none) {
        return null;
      }
    }.scan(source, null);
    return all;
  }
}
