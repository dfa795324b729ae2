package dev.pedigree.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SiteMessagesTest {

  @Test
  void bothLanguagesHaveTheSameKeysAndArguments() throws IOException {
    Properties en = messages("en");
    Properties zh = messages("zh");
    assertEquals(new TreeSet<>(en.keySet()), new TreeSet<>(zh.keySet()));
    for (Object key : en.keySet()) {
      assertEquals(arguments(en.get(key)), arguments(zh.get(key)), key.toString());
    }
  }

  @Test
  void everyKeyThatATemplateNamesExists() throws IOException {
    Properties en = messages("en");
    Set<String> missing = new TreeSet<>();
    for (Path template : templates()) {
      Matcher keys =
          Pattern.compile("\\b([tn])\\([\"']([a-z0-9.-]+)[\"'](?! \\+)")
              .matcher(Files.readString(template));
      while (keys.find()) {
        String key = keys.group(1).equals("n") ? keys.group(2) + ".many" : keys.group(2);
        if (!en.containsKey(key)) {
          missing.add(template.getFileName() + ": " + key);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static Set<String> arguments(Object sentence) {
    Set<String> arguments = new TreeSet<>();
    Matcher braces = Pattern.compile("\\{([a-z]+)}").matcher(sentence.toString());
    while (braces.find()) {
      arguments.add(braces.group(1));
    }
    return arguments;
  }

  private static java.util.List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("templates"))) {
      return files.filter(f -> f.toString().endsWith(".ftl")).sorted().toList();
    }
  }

  private static Properties messages(String language) throws IOException {
    Properties properties = new Properties();
    try (InputStreamReader in =
        new InputStreamReader(
            SiteRenderer.class.getResourceAsStream("messages." + language + ".properties"),
            StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    return properties;
  }
}
