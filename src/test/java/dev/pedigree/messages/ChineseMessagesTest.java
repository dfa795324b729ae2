package dev.pedigree.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.catalog.markdown.AvoidedWords;
import dev.pedigree.catalog.markdown.ChineseReading;
import dev.pedigree.catalog.markdown.ChineseSpaces;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Chinese messages of all packages use the words, spaces and punctuation of the site. */
class ChineseMessagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/pedigree");
  private static final Pattern ARGUMENT = Pattern.compile("\\{[a-zA-Z]+}");
  private static final Pattern SPACED =
      Pattern.compile(
          "(?<=[\\p{IsHan}，。、；：（）“”]) +(?=\\{[a-zA-Z]+})|(?<=\\{[a-zA-Z]{1,40}}) +(?=[\\p{IsHan}，。、；：（）“”])");

  private static final Map<String, String> MESSAGES = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      for (Path file : files.filter(f -> f.endsWith("messages.zh.properties")).toList()) {
        Properties sentences = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
          sentences.load(reader);
        }
        String room = RESOURCES.relativize(file.getParent()).toString();
        sentences.forEach((key, text) -> MESSAGES.put(room + ": " + key, (String) text));
      }
    }
  }

  @Test
  void oneThingHasOneWord() {
    assertEquals(
        Map.of(),
        found(
            text ->
                AvoidedWords.in(reading(text)).stream()
                    .map(w -> w.word() + " → " + w.better())
                    .toList()));
  }

  @Test
  void theSpaceAroundAnArgumentIsLeftToTheCodeThatFillsIt() {
    assertEquals(
        Map.of(),
        found(
            text ->
                SPACED.matcher(text).find()
                    ? List.of("write: " + SPACED.matcher(text).replaceAll(""))
                    : List.of()));
  }

  @Test
  void spacesAndPunctuationAreThoseOfChinese() {
    assertEquals(
        Map.of(),
        found(
            text ->
                ChineseSpaces.in(reading(text)).stream()
                    .map(s -> s.shown() + " → " + s.better())
                    .toList()));
  }

  private static ChineseReading reading(String text) {
    return ChineseReading.of(ARGUMENT.matcher(text).replaceAll("……"));
  }

  /** What a check says about each message, as far as it says anything. */
  private static Map<String, List<String>> found(Function<String, List<String>> check) {
    Map<String, List<String>> found = new TreeMap<>();
    MESSAGES.forEach(
        (key, text) -> {
          List<String> said = check.apply(text);
          if (!said.isEmpty()) {
            found.put(key, said);
          }
        });
    return found;
  }
}
