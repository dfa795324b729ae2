package dev.pedigree.architecture.align;

import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.Rule;
import dev.pedigree.architecture.dialect.Size;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sizes that formulas name. */
final class SizeNames {
  private static final Pattern WORD = Pattern.compile("(?<![$.\\w'])[a-z][a-z_]*");

  private static final Map<Rule, Set<String>> KNOWN =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private SizeNames() {}

  /** The sizes that a rule names. */
  static Set<String> in(Rule rule) {
    return KNOWN.computeIfAbsent(rule, r -> in(r.toString()));
  }

  /** The sizes that a text names. */
  static Set<String> in(String text) {
    Set<String> names = new TreeSet<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      if (Size.of(words.group()).isPresent()) {
        names.add(words.group());
      }
    }
    return names;
  }

  /** Adds sizes, and those on which they depend in a class. */
  static void closure(Set<String> names, Dialect dialect, Set<String> all) {
    for (String name : names) {
      Rule rule = Size.of(name).map(dialect.sizes()::get).orElse(null);
      if (all.add(name) && rule != null) {
        closure(in(rule), dialect, all);
      }
    }
  }
}
