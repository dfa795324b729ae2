package dev.pedigree.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pedigree.architecture.dialect.Dialect;
import dev.pedigree.architecture.dialect.Dialects;
import dev.pedigree.architecture.dialect.Rule;
import dev.pedigree.architecture.dialect.Size;
import dev.pedigree.architecture.trait.Fact;
import dev.pedigree.architecture.trait.Level;
import dev.pedigree.architecture.trait.Origin;
import dev.pedigree.architecture.trait.Trait;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordingTest {

  private static Properties sentences(String language) throws IOException {
    Properties properties = new Properties();
    try (var in =
        Wording.class.getResourceAsStream(
            "/dev/pedigree/architecture/messages." + language + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }

  @Test
  void bothLanguagesHaveTheSameSentencesWithTheSameArguments() throws IOException {
    Properties en = sentences("en");
    Properties zh = sentences("zh");
    assertEquals(new TreeSet<>(en.keySet()), new TreeSet<>(zh.keySet()));
    for (String key : en.stringPropertyNames()) {
      assertEquals(arguments(en.getProperty(key)), arguments(zh.getProperty(key)), key);
    }
  }

  private static SortedSet<String> arguments(String sentence) {
    TreeSet<String> found = new TreeSet<>();
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("\\{([a-zA-Z]+)}").matcher(sentence);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void everyTraitSizeLevelOriginAndAnswerHasAName() {
    for (Trait trait : Trait.values()) {
      Wording.name(trait);
      Wording.line(trait.line());
    }
    for (Size size : Size.values()) {
      Wording.name(size);
    }
    for (Level level : Level.values()) {
      Wording.name(level);
      Wording.meaning(level);
    }
    for (Origin origin : Origin.values()) {
      Wording.name(origin);
    }
    for (Answer answer : Answer.values()) {
      Wording.name(answer);
    }
  }

  @Test
  void everyValueThatADialectWritesHasWords() {
    List<String> mute = new ArrayList<>();
    for (Dialect dialect : Dialects.all()) {
      for (Map.Entry<Trait, Rule> entry : dialect.traits().entrySet()) {
        literals(entry.getValue(), entry.getKey(), dialect.name(), mute);
      }
    }
    assertEquals(List.of(), mute);
  }

  private static void literals(Rule rule, Trait trait, String dialect, List<String> mute) {
    if (rule instanceof Rule.Choice choice) {
      literals(choice.yes(), trait, dialect, mute);
      literals(choice.no(), trait, dialect, mute);
    } else if (rule instanceof Rule.Literal literal && literal.constant() != null) {
      Fact fact = new Fact(literal.constant(), Origin.CLASS, "");
      // A value without words of its own stands for itself, in both languages.
      if (Wording.value(trait, fact).zh().equals(fact.text()) && !Wording.has(key(trait, fact))) {
        mute.add(dialect + ": " + key(trait, fact));
      }
    }
  }

  private static String key(Trait trait, Fact fact) {
    return "value." + trait.key() + "." + fact.text().replace(' ', '_');
  }
}
