package dev.pedigree.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Messages of all packages: what the program says exists in both languages with what it needs, and
 * nothing else does. The sources are read as the compiler reads them, so that keys are followed
 * through methods, records and enums; what cannot be followed stands in {@link OpenKeys}.
 */
class MessagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/pedigree");

  private static Bundles english;
  private static Bundles chinese;
  private static List<KeyUses.Use> uses;

  @BeforeAll
  static void read() throws IOException {
    english = Bundles.read(RESOURCES, "en");
    chinese = Bundles.read(RESOURCES, "zh");
    uses = new ArrayList<>(KeyUses.in(Sources.read(Path.of("src/main/java"))));
    uses.addAll(TemplateKeys.in(Path.of("templates")));
    uses.addAll(stored());
  }

  /** Findings in stored snapshots, which are shown again. */
  private static List<KeyUses.Use> stored() throws IOException {
    List<KeyUses.Use> found = new ArrayList<>();
    Path snapshots = Path.of("content/snapshots");
    try (Stream<Path> files = Files.walk(snapshots)) {
      // What lies at the top is the state of a night and no snapshot.
      for (Path file :
          files
              .filter(f -> snapshots.relativize(f).getNameCount() == 2)
              .filter(f -> f.toString().endsWith(".json"))
              .sorted()
              .toList()) {
        for (JsonNode finding : new ObjectMapper().readTree(file.toFile()).path("findings")) {
          String rule = finding.path("rule").asText();
          Set<String> arguments = new TreeSet<>();
          finding.path("args").fieldNames().forEachRemaining(arguments::add);
          found.add(
              new KeyUses.Use(
                  rule.substring(0, rule.indexOf('.')), rule, arguments, false, file.toString()));
        }
      }
    }
    return found;
  }

  @Test
  void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
    Set<String> onlyEnglish = new TreeSet<>(english.keysWithArguments());
    onlyEnglish.removeAll(chinese.keysWithArguments());
    Set<String> onlyChinese = new TreeSet<>(chinese.keysWithArguments());
    onlyChinese.removeAll(english.keysWithArguments());
    assertEquals(Set.of(), onlyEnglish);
    assertEquals(Set.of(), onlyChinese);
  }

  @Test
  void everyChoiceBetweenOneAndSeveralIsEnglishAndHasBoth() {
    assertEquals(
        List.of(), english.choices().stream().filter(c -> !c.matches("[^|]+\\|[^|]+")).toList());
    assertEquals(List.of(), chinese.choices());
  }

  @Test
  void everyKeyInUseHasAMessage() {
    Set<String> asked = new TreeSet<>();
    uses.stream().filter(KeyUses.Use::asked).forEach(u -> asked.add(u.room() + u.key()));
    Set<String> missing = new TreeSet<>();
    for (String room : english.rooms()) {
      for (String key : OpenKeys.members(room)) {
        if (!english.keys(room).contains(key)) {
          missing.add(room + ": " + key);
        }
      }
    }
    for (KeyUses.Use use : uses) {
      boolean needed =
          !use.open()
              && !asked.contains(use.room() + use.key())
              && !OpenKeys.never(use.room(), use.key());
      if (needed && !english.keys(use.room()).contains(use.key())) {
        missing.add(use.place() + ": " + use.key());
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyMessageIsGivenItsArguments() {
    Set<String> missing = new TreeSet<>();
    for (KeyUses.Use use : uses) {
      for (String key : List.of(use.key(), use.key() + ".hint")) {
        if (!use.asked() && !use.open() && english.keys(use.room()).contains(key)) {
          Set<String> needed = new TreeSet<>(english.arguments(use.room(), key));
          needed.removeAll(use.arguments());
          needed.forEach(name -> missing.add(use.place() + ": " + key + " {" + name + "}"));
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyMessageIsUsed() {
    Set<String> dead = new TreeSet<>();
    for (String room : english.rooms()) {
      Set<String> used = new TreeSet<>(OpenKeys.members(room));
      used.addAll(OpenKeys.valuesOfTraits(english.keys(room)));
      uses.stream().filter(u -> u.room().equals(room)).map(KeyUses.Use::key).forEach(used::add);
      for (String key : english.keys(room)) {
        if (!used.contains(key) && !used.contains(key.replaceFirst("\\.hint$", ""))) {
          dead.add(room + ": " + key);
        }
      }
    }
    assertEquals(Set.of(), dead);
  }

  @Test
  void whatAKeyIsMadeOfIsAClosedType() {
    Set<String> open = new TreeSet<>();
    for (KeyUses.Use use : uses) {
      if (use.open() && !OpenKeys.known(use)) {
        open.add(use.place() + ": " + use.key());
      }
    }
    assertEquals(Set.of(), open);
  }
}
