package dev.pedigree.prints.code;

import dev.pedigree.prints.Sketch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares the code of two models unit by unit. A unit of the first is held against the one of the
 * second that has its name apart from the family's, and else against any that is equal.
 */
public final class CodeComparison {
  private final List<CodeFile> a;
  private final List<CodeFile> b;
  private final Set<CodePair.Renamed> renames = new LinkedHashSet<>();
  private final List<String> differ = new ArrayList<>();
  private final boolean exact;

  private CodeComparison(List<CodeFile> a, List<CodeFile> b) {
    this.a = a;
    this.b = b;
    this.exact =
        a.stream().noneMatch(f -> f.names().isEmpty())
            && b.stream().noneMatch(f -> f.names().isEmpty());
  }

  /** The modelling files of both; empty unless both have some. */
  public static Optional<CodePair> models(List<CodeFile> a, List<CodeFile> b) {
    return of(a, b, file -> !file.print().configuration());
  }

  /** The configurations of both; empty unless both have some. */
  public static Optional<CodePair> configurations(List<CodeFile> a, List<CodeFile> b) {
    return of(a, b, file -> file.print().configuration());
  }

  private static Optional<CodePair> of(
      List<CodeFile> a, List<CodeFile> b, Predicate<CodeFile> which) {
    List<CodeFile> left = a.stream().filter(which).toList();
    List<CodeFile> right = b.stream().filter(which).toList();
    return left.isEmpty() || right.isEmpty()
        ? Optional.empty()
        : Optional.of(new CodeComparison(left, right).pair());
  }

  private CodePair pair() {
    CodePair.Count classes = count(unit -> unit.kind() == CodeUnit.Kind.CLASS);
    CodePair.Count functions = count(unit -> unit.kind() != CodeUnit.Kind.CLASS);
    List<String> parts = List.copyOf(differ);
    differ.removeIf(name -> parts.stream().anyMatch(part -> part.startsWith(name + ".")));
    return new CodePair(
        paths(a),
        paths(b),
        classes,
        functions,
        List.copyOf(renames),
        List.copyOf(differ),
        statements(a),
        statements(b),
        common(),
        oids(a).equals(oids(b)) && !oids(a).contains(""),
        exact);
  }

  private CodePair.Count count(Predicate<CodeUnit> which) {
    List<CodeUnit> left = units(a).stream().filter(which).filter(CodeUnit::telling).toList();
    List<CodeUnit> right = units(b).stream().filter(which).filter(CodeUnit::telling).toList();
    String family = prefix(a);
    String other = prefix(b);
    Map<String, CodeUnit> byStem = new LinkedHashMap<>();
    right.forEach(unit -> byStem.putIfAbsent(stem(unit, other), unit));
    int equal = 0;
    int written = 0;
    Set<CodeUnit> taken = new LinkedHashSet<>();
    for (CodeUnit unit : left) {
      CodeUnit named = byStem.get(stem(unit, family));
      Optional<CodeUnit> found =
          named != null && named.same(unit)
              ? Optional.of(named)
              : right.stream().filter(u -> u.same(unit) && !taken.contains(u)).findFirst();
      if (found.isPresent()) {
        equal++;
        taken.add(found.get());
        if (found.get().written().equals(unit.written())) {
          written++;
        } else {
          renamed(unit, found.get());
        }
      } else if (named != null) {
        differ.add(unit.name());
      }
    }
    return new CodePair.Count(left.size(), right.size(), equal, written);
  }

  /** A unit's name without the family's, which in a method stands at the start of its class. */
  private static String stem(CodeUnit unit, String prefix) {
    return ClassNames.stem(unit.name(), prefix);
  }

  private static String prefix(List<CodeFile> files) {
    return ClassNames.prefix(
        units(files).stream()
            .filter(unit -> unit.kind() == CodeUnit.Kind.CLASS)
            .map(CodeUnit::name)
            .toList());
  }

  private void renamed(CodeUnit left, CodeUnit right) {
    List<String> here = names(a, left);
    List<String> there = names(b, right);
    if (!exact || here.size() != there.size()) {
      rename(last(left), last(right));
      return;
    }
    for (int i = 0; i < here.size(); i++) {
      rename(here.get(i), there.get(i));
    }
  }

  private void rename(String left, String right) {
    if (!left.equals(right)) {
      renames.add(new CodePair.Renamed(left, right));
    }
  }

  private static String last(CodeUnit unit) {
    return unit.name().substring(unit.name().lastIndexOf('.') + 1);
  }

  private static List<String> names(List<CodeFile> files, CodeUnit unit) {
    return files.stream()
        .filter(file -> file.print().units().contains(unit))
        .findFirst()
        .map(file -> file.names().getOrDefault(unit.name(), List.of()))
        .orElse(List.of());
  }

  /** Statements that both have; each file of the first against the nearest of the second. */
  private int common() {
    int sum = 0;
    for (CodeFile file : a) {
      Sketch here = file.print().statements();
      sum += b.stream().mapToInt(other -> here.common(other.print().statements())).max().orElse(0);
    }
    return Math.min(sum, Math.min(statements(a), statements(b)));
  }

  private static int statements(List<CodeFile> files) {
    return files.stream().mapToInt(file -> file.print().statements().size()).sum();
  }

  private static List<CodeUnit> units(List<CodeFile> files) {
    return files.stream().flatMap(file -> file.print().units().stream()).toList();
  }

  private static List<String> paths(List<CodeFile> files) {
    return files.stream().map(file -> file.print().file()).toList();
  }

  private static List<String> oids(List<CodeFile> files) {
    return files.stream().map(file -> file.print().oid()).sorted().toList();
  }
}
