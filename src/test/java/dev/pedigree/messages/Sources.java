package dev.pedigree.messages;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Java sources of the program with their types, and who calls what with which arguments. */
final class Sources {
  /**
   * A call in the sources.
   *
   * @param method what is called; a constructor as well
   * @param arguments as they are written
   * @param path where
   */
  record Call(ExecutableElement method, List<? extends ExpressionTree> arguments, TreePath path) {}

  private final Trees trees;
  private final Elements elements;
  private final Map<Element, List<Call>> calls = new HashMap<>();
  private final Map<Element, TreePath> methods = new HashMap<>();
  private final Map<Element, List<TreePath>> values = new HashMap<>();
  private final Map<Element, List<Call>> callsOn = new HashMap<>();
  private final Set<Element> references = new HashSet<>();

  private Sources(Trees trees, Elements elements) {
    this.trees = trees;
    this.elements = elements;
  }

  /** Reads and checks every file below a folder, as the compiler does. */
  static Sources read(Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> files = Files.walk(folder)) {
      List<Path> java = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none", "-nowarn", "-classpath", classpath()),
                  null,
                  manager.getJavaFileObjectsFromPaths(java));
      Sources sources = new Sources(Trees.instance(task), task.getElements());
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      task.analyze();
      units.forEach(unit -> sources.new Index().scan(unit, null));
      return sources;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String classpath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  Trees trees() {
    return trees;
  }

  /** The name of a class as the virtual machine knows it. */
  String binaryName(javax.lang.model.element.TypeElement type) {
    return elements.getBinaryName(type).toString();
  }

  /** Every call of a method or constructor. */
  List<Call> calls(Element method) {
    return calls.getOrDefault(method, List.of());
  }

  /** Every call. */
  Stream<Call> calls() {
    return calls.values().stream().flatMap(List::stream);
  }

  /** Calls of methods of the object that a variable holds, such as {@code map.put}. */
  List<Call> callsOn(Element variable) {
    return callsOn.getOrDefault(variable, List.of());
  }

  /** The source of a method, or null when it is not one of ours. */
  TreePath method(Element method) {
    return methods.get(method);
  }

  /**
   * Everything that is assigned to a variable, its first value and what a loop goes over included.
   */
  List<TreePath> values(Element variable) {
    return values.getOrDefault(variable, List.of());
  }

  /** Whether a method is passed on as a value, so that its callers are not known. */
  boolean referenced(Element method) {
    return references.contains(method);
  }

  /** The method that a place is in, or null in the values of fields. */
  ExecutableElement enclosing(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof MethodTree) {
        return (ExecutableElement) trees.getElement(at);
      }
    }
    return null;
  }

  /** Where something stands: {@code Finding.java:12}. */
  String place(TreePath path) {
    long position =
        trees.getSourcePositions().getStartPosition(path.getCompilationUnit(), path.getLeaf());
    String file = Path.of(path.getCompilationUnit().getSourceFile().getName()).getFileName() + ":";
    return file + path.getCompilationUnit().getLineMap().getLineNumber(position);
  }

  private final class Index extends TreePathScanner<Void, Void> {
    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
      Call made = add(call.getArguments());
      if (made != null
          && call.getMethodSelect() instanceof com.sun.source.tree.MemberSelectTree select
          && select.getExpression() instanceof com.sun.source.tree.IdentifierTree variable) {
        Element on = trees.getElement(new TreePath(getCurrentPath(), variable));
        callsOn.computeIfAbsent(on, e -> new ArrayList<>()).add(made);
      }
      return super.visitMethodInvocation(call, none);
    }

    @Override
    public Void visitNewClass(NewClassTree call, Void none) {
      add(call.getArguments());
      return super.visitNewClass(call, none);
    }

    private Call add(List<? extends ExpressionTree> arguments) {
      if (!(trees.getElement(getCurrentPath()) instanceof ExecutableElement method)) {
        return null;
      }
      Call call = new Call(method, arguments, getCurrentPath());
      calls.computeIfAbsent(method, e -> new ArrayList<>()).add(call);
      return call;
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      methods.put(trees.getElement(getCurrentPath()), getCurrentPath());
      return super.visitMethod(method, none);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
      assigned(trees.getElement(getCurrentPath()), variable.getInitializer());
      return super.visitVariable(variable, none);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Void none) {
      assigned(
          trees.getElement(new TreePath(getCurrentPath(), assignment.getVariable())),
          assignment.getExpression());
      return super.visitAssignment(assignment, none);
    }

    private void assigned(Element variable, Tree value) {
      if (variable != null && value != null) {
        values
            .computeIfAbsent(variable, e -> new ArrayList<>())
            .add(new TreePath(getCurrentPath(), value));
      }
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void none) {
      TreePath variable = new TreePath(getCurrentPath(), loop.getVariable());
      assigned(trees.getElement(variable), loop.getExpression());
      return super.visitEnhancedForLoop(loop, none);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void none) {
      references.add(trees.getElement(getCurrentPath()));
      return super.visitMemberReference(reference, none);
    }
  }
}
