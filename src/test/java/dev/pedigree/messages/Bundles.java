package dev.pedigree.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The messages of every package, as they stand in the resources. */
final class Bundles {
  private static final Pattern ARGUMENT = Pattern.compile("\\{([^}?]*)[^}]*}");

  private static final Pattern CHOICE = Pattern.compile("\\{[^}?]*\\?([^}]*)}");

  private final Map<String, Map<String, String>> byRoom = new TreeMap<>();

  /** Those of one language. */
  static Bundles read(Path resources, String language) throws IOException {
    Bundles bundles = new Bundles();
    try (Stream<Path> files = Files.walk(resources)) {
      for (Path file :
          files.filter(f -> f.endsWith("messages." + language + ".properties")).toList()) {
        Properties sentences = new Properties();
        sentences.load(Files.newBufferedReader(file));
        Map<String, String> sorted = new TreeMap<>();
        sentences.forEach((key, sentence) -> sorted.put((String) key, (String) sentence));
        bundles.byRoom.put(resources.relativize(file.getParent()).toString(), sorted);
      }
    }
    return bundles;
  }

  /** The names of the packages that have messages. */
  Set<String> rooms() {
    return byRoom.keySet();
  }

  /** The keys of one package. */
  Set<String> keys(String room) {
    return byRoom.getOrDefault(room, Map.of()).keySet();
  }

  /** Every key with the names of its arguments, {@code site: home.lead [count]}. */
  Set<String> keysWithArguments() {
    Set<String> all = new TreeSet<>();
    byRoom.forEach(
        (room, sentences) ->
            sentences.keySet().forEach(k -> all.add(room + ": " + k + " " + arguments(room, k))));
    return all;
  }

  /** What stands behind the question marks in braces: {@code file is|files are}. */
  List<String> choices() {
    return byRoom.values().stream()
        .flatMap(sentences -> sentences.values().stream())
        .flatMap(sentence -> CHOICE.matcher(sentence).results())
        .map(found -> found.group(1))
        .toList();
  }

  /** The names in braces. */
  Set<String> arguments(String room, String key) {
    Set<String> names = new TreeSet<>();
    Matcher argument = ARGUMENT.matcher(byRoom.get(room).getOrDefault(key, ""));
    while (argument.find()) {
      names.add(argument.group(1));
    }
    return names;
  }
}
