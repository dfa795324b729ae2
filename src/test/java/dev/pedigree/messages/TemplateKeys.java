package dev.pedigree.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every key of a message that the templates use: {@code t("key", …)} and {@code n("key", 2, …)}.
 */
final class TemplateKeys {
  private static final Pattern CALL = Pattern.compile("\\b([tn])\\((?=[\"'])");
  private static final Pattern LITERAL = Pattern.compile("[\"']([^\"']*)[\"']");

  /** A loop over words that stand in the template. */
  private static final Pattern WORDS = Pattern.compile("<#list \\[(\"[^\\]]*)] as (\\w+)>");

  private TemplateKeys() {}

  static List<KeyUses.Use> in(Path folder) throws IOException {
    List<KeyUses.Use> uses = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ftl")).sorted().toList()) {
        String text = Files.readString(file);
        Map<String, Set<String>> words = words(text);
        Matcher call = CALL.matcher(text);
        while (call.find()) {
          String place = file.getFileName() + ":" + text.substring(0, call.start()).lines().count();
          add(uses, call.group(1).equals("n"), arguments(text, call.end()), words, place);
        }
      }
    }
    return uses;
  }

  private static void add(
      List<KeyUses.Use> uses,
      boolean counted,
      List<String> arguments,
      Map<String, Set<String>> words,
      String place) {
    Set<String> names = new TreeSet<>(counted ? Set.of("count") : Set.of());
    for (int i = counted ? 2 : 1; i < arguments.size(); i += 2) {
      names.addAll(texts(arguments.get(i), words));
    }
    for (String key : texts(arguments.get(0), words)) {
      for (String ending : counted ? List.of(".one", ".many") : List.of("")) {
        uses.add(new KeyUses.Use("site", key + ending, names, false, place));
      }
    }
  }

  private static Map<String, Set<String>> words(String text) {
    Map<String, Set<String>> words = new HashMap<>();
    Matcher loop = WORDS.matcher(text);
    while (loop.find()) {
      Set<String> all = words.computeIfAbsent(loop.group(2), name -> new TreeSet<>());
      Matcher word = LITERAL.matcher(loop.group(1));
      while (word.find()) {
        all.add(word.group(1));
      }
    }
    return words;
  }

  /** {@code "level." + word} with every word, or {@code level.*} where the words are not known. */
  private static Set<String> texts(String expression, Map<String, Set<String>> words) {
    Set<String> all = Set.of("");
    for (String part : expression.split("\\+")) {
      Matcher literal = LITERAL.matcher(part.strip());
      Set<String> ends =
          literal.matches()
              ? Set.of(literal.group(1))
              : words.getOrDefault(part.strip(), Set.of(Strings.OPEN));
      Set<String> longer = new TreeSet<>();
      all.forEach(start -> ends.forEach(end -> longer.add(start + end)));
      all = longer;
    }
    return all;
  }

  /** The arguments of a call, from behind its bracket to the closing one. */
  private static List<String> arguments(String text, int from) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = from;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
        depth--;
      } else if (c == ')' || c == ',' && depth == 0) {
        arguments.add(text.substring(start, i).strip());
        start = i + 1;
        if (c == ')') {
          return arguments;
        }
      }
    }
    throw new IllegalArgumentException("no end of: " + text.substring(from).lines().findFirst());
  }
}
